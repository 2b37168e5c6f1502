-- bad: a hundred and one
-- finds: orders
db_table:
db_column * 101: number = n

-- bad: just a thousand rows
-- finds: orders
db_table: rows = 1000.0
db_column * 101: number = n

-- good: a usual one
db_table:
db_column * 20: number = n

-- good: at the edge: a hundred columns
db_table:
db_column * 100: number = n

-- good: one row less than a thousand
db_table: rows = 999.0
db_column * 101: number = n

-- good: a partition is judged as part of its table
db_table:
db_table: id = 2, parent_id = 102, title = 'users'
db_column * 101: table_id = 2, number = n

-- not applicable: a partition is judged as part of its table
db_table: parent_id = 100
