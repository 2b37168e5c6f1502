-- bad: a dozen
-- finds: product
db_table: title = 'product', rows_deleted = 0
db_index * 12: id = n, scans = 0

-- bad: an index of no table is not counted
-- finds: product
-- says: product has 11
db_table: title = 'product'
db_index: table_id = 0
db_index * 11: id = n + 1

-- good: ten
db_table: title = 'product', rows_deleted = 0
db_index * 10: id = n, scans = 0

-- good: a partition is judged as part of its table
db_table: id = 2, title = 'visit'
db_table: parent_id = 2, title = 'visit_2026'
db_index * 12: id = n

-- not applicable: a partition is judged as part of its table
db_table: parent_id = 0, title = 'product'
