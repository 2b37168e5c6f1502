-- bad: an indexed column changes each time
-- finds: orders
db_table: rows_updated = 50000, rows_updated_hot = 900
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- bad: no room on the page
-- finds: orders
db_table: rows_updated = 50000, rows_updated_hot = 900, rows_moved = 40000
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- good: most stay in place
db_table: rows_updated = 50000, rows_updated_hot = 45000
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- good: its primary key is its only index
db_table: rows_updated = 50000, rows_updated_hot = 900
db_index: id = 11
