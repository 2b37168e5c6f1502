-- bad: no reader in fifty-two days
-- finds: orders_note
db_server:
db_table: rows_deleted = 0
db_index: identity = 'a', scans = 0

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

-- not applicable: a unique one guards
db_server:
db_table: rows_deleted = 0
db_index: name = 'orders_code', quoted = 'public.orders_code', identity = 'a', is_unique = 1, scans = 0

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

-- good: its twin is read in its place: the duplicate is the fault
db_server:
db_table: rows_deleted = 0
db_index: scans = 5
db_index: id = 2, name = 'orders_note_again', quoted = 'public.orders_note_again', scans = 0
