-- bad: no reader in fifty-two days
-- finds: orders_note
db_server:
db_table: rows_deleted = 0
db_index: identity = 'a', scans = 0

-- bad: just two weeks
-- finds: orders_note
-- says: No query has
-- says: drop index concurrently
db_server: stats_age_days = 14.0
db_table:
db_index: scans = 0

-- bad: beside one that does something else
-- finds: orders_note_again
db_server:
db_table:
db_index: identity = 'code'
db_index: id = 2, name = 'orders_note_again', quoted = 'public.orders_note_again', scans = 0

-- bad: beside a half-built one that does the same
-- finds: orders_note_again
db_server:
db_table:
db_index: is_valid = 0
db_index: id = 2, name = 'orders_note_again', quoted = 'public.orders_note_again', scans = 0

-- bad: one that is needed, beside one that is not
-- finds: orders_note
db_server:
db_table:
db_index: scans = 0
db_table: id = 2, title = 'users'
db_index: id = 2, table_id = 2, name = 'users_note', quoted = 'public.users_note', is_needed = 1, scans = 0

-- bad: just 100 MB, and a quarter of a year
-- finds: orders_note
-- says: severity = medium / cause = index orders_note
db_server: stats_age_days = 92.0
db_table:
db_index: scans = 0, bytes = 104857600

-- bad: a byte less
-- finds: orders_note
-- says: severity = low
db_server: stats_age_days = 92.0
db_table:
db_index: scans = 0, bytes = 104857599

-- bad: a day less, which a report of each quarter may read
-- finds: orders_note
-- says: severity = low
db_server: stats_age_days = 91.0
db_table:
db_index: scans = 0, bytes = 104857600

-- good: it is read
db_server:
db_table: rows_deleted = 0
db_index: identity = 'a', scans = 4

-- good: a constraint stands on another one, and this one finds the rows of a foreign key
db_server:
db_table: rows_deleted = 0
db_index: name = 'orders_user', quoted = 'public.orders_user', identity = 'a', is_foreign_key_cover = 1, scans = 0

-- good: a small one
db_server:
db_table: rows_deleted = 0
db_index: identity = 'a', bytes = 65536, scans = 0

-- good: nobody writes the table
db_server:
db_table: rows_inserted = 0, rows_deleted = 0
db_index: identity = 'a', scans = 0

-- good: its twin is read in its place: the duplicate is the fault
db_server:
db_table: rows_deleted = 0
db_index: scans = 5
db_index: id = 2, name = 'orders_note_again', quoted = 'public.orders_note_again', scans = 0

-- good: on no table, and on a partition
db_server:
db_table: id = 0
db_table: id = 2, parent_id = 1, title = 'users'
db_index: id = 2, table_id = 2, name = 'users_note', quoted = 'public.users_note', scans = 0

-- good: a byte less than 1 MB
db_server:
db_table:
db_index: bytes = 1048575, scans = 0

-- good: on a partitioned table
db_server:
db_table: is_partitioned = 1
db_index: scans = 0

-- good: half-built
db_server:
db_table:
db_index: is_valid = 0, scans = 0

-- good: the index of a partition
db_server:
db_table:
db_index: is_partition = 1, scans = 0

-- good: a unique one, beside one that is read
db_server:
db_index:
db_table: id = 2, title = 'users'
db_index: id = 2, table_id = 2, name = 'orders_code', quoted = 'public.orders_code', is_unique = 1, scans = 0

-- undecided: the counters began yesterday
-- leaves open: orders_note
db_server: stats_age_days = 1.0
db_table: rows_deleted = 0
db_index: identity = 'a', scans = 0

-- undecided: nobody knows since when they count
-- leaves open: orders_note
db_server: stats_age_days = null
db_table: rows_deleted = 0
db_index: identity = 'a', scans = 0

-- undecided: this is a replica
-- leaves open: orders_note
db_server: is_replica = 1
db_table: rows_deleted = 0
db_index: identity = 'a', scans = 0

-- undecided: a replica may read it
-- leaves open: orders_note
db_server:
db_standby:
db_table: rows_deleted = 0
db_index: identity = 'a', scans = 0

-- undecided: just 1 MB, after a day
-- leaves open: orders_note
-- says: scan the primary
db_server: stats_age_days = 1.0
db_table:
db_index: bytes = 1048576, scans = 0

-- undecided: a replica does not tell, of a table that took one row
-- leaves open: orders_note
-- says: scan the primary
db_server: is_replica = 1
db_table: rows_inserted = 1, rows_deleted = 0
db_index: scans = 0

-- undecided: a moment less than two weeks
-- leaves open: orders_note
db_server: stats_age_days = 13.0
db_table:
db_index: scans = 0

-- undecided: a standby may read it
-- leaves open: orders_note
-- says: scan the primary
db_server:
db_standby:
db_table:
db_index: scans = 0

-- not applicable: a unique one guards
db_server:
db_table: rows_deleted = 0
db_index: name = 'orders_code', quoted = 'public.orders_code', identity = 'a', is_unique = 1, scans = 0

-- not applicable: a constraint stands on it
db_index: is_needed = 1
