-- bad: never analysed
-- finds: orders
db_table:
db_analysis: rows_changed = 5000

-- bad: half of the rows changed since
-- finds: orders
db_table:
db_column_stat:
db_analysis: rows_changed = 2500

-- bad: a partitioned table that autovacuum passes over
-- finds: orders
db_table:
db_analysis:

-- bad: just over a thousand rows, a fifth of the table
-- finds: orders
-- says: of the rows
db_table:
db_column_stat:
db_analysis: rows_changed = 1001

-- bad: the statistics are another table's
-- finds: orders
db_table:
db_column_stat: table_id = 0
db_analysis:

-- bad: a table of just a thousand rows beside a larger one does not matter
-- finds: orders
db_table:
db_analysis:
db_table: id = 2, title = 'users', quoted = 'public.users', rows = 1000.0
db_analysis: table_id = 2

-- bad: a restore of which just a hundred thousand rows were never analysed
-- finds: orders
-- says: severity = medium
-- says: cause = tables were never analysed
db_table: rows = 100000.0
db_analysis:

-- bad: one fewer, and old
-- finds: orders
-- says: severity = low
-- says: cause = statistics of orders are old
db_table: rows = 99999.0
db_column_stat:
db_analysis: rows_changed = 50000

-- bad: a part of a table
-- finds: orders
-- says: cause = statistics of the parts of a table are old
db_table: parent_id = 2
db_column_stat:
db_analysis: rows_changed = 2500

-- good: autovacuum has just been there
db_table:
db_column_stat:
db_analysis: rows_changed = 400

-- good: a tenth of a large table is due any moment
db_table: rows = 1000000.0
db_column_stat:
db_analysis: rows_changed = 190000

-- good: statistics came with a dump: the counters know of no analyze
db_table:
db_column_stat:
db_analysis:

-- good: a thousand changes are few
db_table: rows = 2000.0
db_column_stat:
db_analysis: rows_changed = 900

-- good: at the edge: a fifth has changed
db_table: rows = 12500.0
db_column_stat:
db_analysis: rows_changed = 2500

-- good: at the edge: a thousand have changed
db_table: rows = 2000.0
db_column_stat:
db_analysis: rows_changed = 1000

-- not applicable: no table is large enough
db_table: rows = 900.0
db_analysis: rows_changed = 900

-- not applicable: at the edge: a thousand rows
db_table: rows = 1000.0
