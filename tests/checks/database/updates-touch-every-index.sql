-- bad: an indexed column changes each time
-- finds: orders
db_server:
db_table: rows_updated = 50000, rows_updated_hot = 900
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- bad: no room on the page
-- finds: orders
db_server:
db_table: rows_updated = 50000, rows_updated_hot = 900, rows_moved = 40000
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- bad: just ten thousand, and how many moved does not matter
-- finds: orders
-- says: (no fix)
db_server:
db_table: rows_updated = 10000, rows_updated_hot = 900
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- bad: just a fifth moved to another page
-- finds: orders
-- says: alter table public.orders
db_server:
db_table: rows_updated = 50000, rows_moved = 10000
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- bad: a little less than a fifth moved to another page
-- finds: orders
-- says: (no fix)
db_server:
db_table: rows_updated = 50000, rows_moved = 9999
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- bad: just a hundred thousand a day
-- finds: orders
-- says: severity = medium
-- says: cause = updates of orders write into every index
db_server: stats_age_days = 2.0
db_table: rows_updated = 200000
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- bad: one fewer
-- finds: orders
-- says: severity = low
db_server: stats_age_days = 2.0
db_table: rows_updated = 199999
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- bad: a hundred thousand in half a day
-- finds: orders
-- says: severity = medium
db_server: stats_age_days = 0.5
db_table: rows_updated = 100000
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- bad: fewer in half a day
-- finds: orders
-- says: severity = low
db_server: stats_age_days = 0.5
db_table: rows_updated = 99999
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- bad: nobody knows since when
-- finds: orders
-- says: severity = low
db_server: stats_age_days = null
db_table: rows_updated = 200000
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- good: most stay in place
db_server:
db_table: rows_updated = 50000, rows_updated_hot = 45000
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- good: its primary key is its only index
db_server:
db_table: rows_updated = 50000, rows_updated_hot = 900
db_index: id = 11

-- good: one less than ten thousand
db_server:
db_table: rows_updated = 9999
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- good: at the edge: a tenth stayed in place
db_server:
db_table: rows_updated = 50000, rows_updated_hot = 5000
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- good: two indexes
db_server:
db_table: rows_updated = 50000
db_index: id = 12
db_index: id = 13

-- good: a single update
db_server:
db_table: rows_updated = 1

-- good: the indexes are of no table
db_server:
db_table: id = 0, rows_updated = 50000
db_index: id = 11
db_index: id = 12
db_index: id = 13

-- not applicable: no update
db_table:
