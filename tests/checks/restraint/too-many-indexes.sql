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

-- bad: an index of no table is not counted
-- finds: product
-- says: of which 0
-- says: product has 11
db_table: title = 'product'
db_index: table_id = 0
db_index: id = 2
db_index: id = 3
db_index: id = 4
db_index: id = 5
db_index: id = 6
db_index: id = 7
db_index: id = 8
db_index: id = 9
db_index: id = 10
db_index: id = 11
db_index: id = 12

-- not applicable: a partition is judged as part of its table
db_table: parent_id = 0, title = 'product'
