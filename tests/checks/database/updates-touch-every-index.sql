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

-- bad: just ten thousand, and how many moved does not matter
-- finds: orders
-- says: (no fix)
db_table: rows_updated = 10000, rows_updated_hot = 900
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- bad: just a fifth moved to another page
-- finds: orders
-- says: alter table public.orders
db_table: rows_updated = 50000, rows_moved = 10000
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- bad: a little less than a fifth moved to another page
-- finds: orders
-- says: (no fix)
db_table: rows_updated = 50000, rows_moved = 9999
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

-- good: one less than ten thousand
db_table: rows_updated = 9999
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- good: at the edge: a tenth stayed in place
db_table: rows_updated = 50000, rows_updated_hot = 5000
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- good: two indexes
db_table: rows_updated = 50000
db_index: id = 12
db_index: id = 13

-- good: a single update
db_table: rows_updated = 1

-- good: the indexes are of no table
db_table: id = 0, rows_updated = 50000
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- not applicable: no update
db_table:
