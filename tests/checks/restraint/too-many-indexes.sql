-- bad: a dozen
-- finds: product
db_table: title = 'product', rows_deleted = 0
db_index: scans = 0
db_index: id = 2, scans = 0
db_index: id = 3, scans = 0
db_index: id = 4, scans = 0
db_index: id = 5, scans = 0
db_index: id = 6, scans = 0
db_index: id = 7, scans = 0
db_index: id = 8, scans = 0
db_index: id = 9, scans = 0
db_index: id = 10, scans = 0
db_index: id = 11, scans = 0
db_index: id = 12, scans = 0

-- good: ten
db_table: title = 'product', rows_deleted = 0
db_index: scans = 0
db_index: id = 2, scans = 0
db_index: id = 3, scans = 0
db_index: id = 4, scans = 0
db_index: id = 5, scans = 0
db_index: id = 6, scans = 0
db_index: id = 7, scans = 0
db_index: id = 8, scans = 0
db_index: id = 9, scans = 0
db_index: id = 10, scans = 0
