-- bad: ten reads a month, a million writes
-- finds: orders_note
db_table: rows_inserted = 1000000
db_server: stats_age_days = 30.0
db_index: id = 11, bytes = 209715200, scans = 10

-- bad: just two weeks
-- finds: orders_note
-- says: was read 10 times and written some 5000 times in 14 days
-- says: cause = index orders_note
db_table:
db_server: stats_age_days = 14.0
db_index: id = 11, bytes = 209715200, scans = 10

-- bad: just 100 MB
-- finds: orders_note
db_table:
db_server:
db_index: id = 11, bytes = 104857600, scans = 10

-- bad: a little less than once for a hundred writes
-- finds: orders_note
db_table: rows_inserted = 1001
db_server:
db_index: id = 11, bytes = 209715200, scans = 10

-- bad: read once
-- finds: orders_note
db_table:
db_server:
db_index: id = 11, bytes = 209715200, scans = 1

-- bad: a unique one beside it does not matter
-- finds: orders_note
db_table:
db_server:
db_index: id = 11, bytes = 209715200, scans = 10
db_table: id = 12, title = 'users'
db_index: id = 22, table_id = 12, name = 'users_note', is_unique = 1, bytes = 209715200, scans = 10

-- good: read all the time
db_table: rows_inserted = 1000000
db_server: stats_age_days = 30.0
db_index: id = 11, bytes = 209715200, scans = 500000

-- undecided: counters of one day
-- leaves open: orders_note
-- says: How often orders_note on orders is read cannot be told
-- says: scan the primary again
db_table: rows_inserted = 1000000
db_server: stats_age_days = 1.0
db_index: id = 11, bytes = 209715200, scans = 10

-- good: at the edge: once for a hundred writes
db_table: rows_inserted = 1000
db_server:
db_index: id = 11, bytes = 209715200, scans = 10

-- good: a byte less than 100 MB
db_table:
db_server:
db_index: id = 11, bytes = 104857599, scans = 10

-- good: never read is another check's
db_table:
db_server:
db_index: id = 11, bytes = 209715200, scans = 0

-- undecided: a moment less than two weeks
-- leaves open: orders_note
db_table:
db_server: stats_age_days = 13.0
db_index: id = 11, bytes = 209715200, scans = 10

-- good: on no table, and on a partitioned one
db_table: id = 0
db_server:
db_table: id = 12, title = 'users', is_partitioned = 1
db_index: id = 22, table_id = 12, name = 'users_note', bytes = 209715200, scans = 10

-- undecided: a replica does not tell
-- leaves open: orders_note
db_table:
db_server: is_replica = 1
db_index: id = 11, bytes = 209715200, scans = 10

-- good: half-built
db_table:
db_server:
db_index: id = 11, is_valid = 0, bytes = 209715200, scans = 10

-- good: the index of a partition
db_table:
db_server:
db_index: id = 11, is_partition = 1, bytes = 209715200, scans = 10

-- good: a foreign key stands on it
db_table:
db_server:
db_index: id = 11, is_foreign_key_cover = 1, bytes = 209715200, scans = 10

-- good: one that is needed, beside one that is read
db_server:
db_index: id = 11
db_table: id = 12, title = 'users'
db_index: id = 22, table_id = 12, name = 'users_note', is_needed = 1, bytes = 209715200, scans = 10

-- undecided: a standby may read it
-- leaves open: orders_note
db_table:
db_server:
db_standby:
db_index: id = 11, bytes = 209715200, scans = 10

-- undecided: nobody knows since when they count
-- leaves open: orders_note
db_table:
db_server: stats_age_days = null
db_index: id = 11, bytes = 209715200, scans = 10

-- not applicable: a unique one, and one that is needed
db_index: id = 11, is_unique = 1
db_index: id = 22, table_id = 12, name = 'users_note', is_needed = 1
