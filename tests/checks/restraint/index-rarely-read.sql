-- bad: ten reads a month, a million writes
-- finds: orders_note
db_table: rows_inserted = 1000000
db_server: stats_age_days = 30.0
db_index: id = 11, bytes = 209715200, scans = 10

-- good: read all the time
db_table: rows_inserted = 1000000
db_server: stats_age_days = 30.0
db_index: id = 11, bytes = 209715200, scans = 500000

-- good: counters of one day
db_table: rows_inserted = 1000000
db_server: stats_age_days = 1.0
db_index: id = 11, bytes = 209715200, scans = 10
