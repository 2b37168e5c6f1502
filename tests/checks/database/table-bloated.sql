-- bad: a gigabyte, half of it free
-- finds: orders
db_table: bytes = 1073741824
db_table_bloat: dead_bytes = 1048576, free_bytes = 536870912

-- bad: dead rows that nobody cleans up; a second one that is locked does not hide it
-- finds: orders
-- leaves open: events
db_table: bytes = 1073741824
db_table: id = 2, title = 'events', quoted = 'public.events', bytes = 1073741824
db_table_bloat: dead_bytes = 429496729
db_table_bloat: table_id = 2, dead_bytes = null, free_bytes = null, unmeasured = 'a lock is in the way'

-- bad: one byte over 100 MB is free
-- finds: orders
db_table: bytes = 1073741824
db_table_bloat: bytes = 157286400, free_bytes = 104857601

-- bad: just 1 GB is empty
-- finds: orders
-- says: severity = medium
-- says: cause = empty space in orders
db_table: bytes = 2147483648
db_table_bloat: bytes = 2147483648, dead_bytes = 1, free_bytes = 1073741823

-- bad: a byte less
-- finds: orders
-- says: severity = low
db_table: bytes = 2147483648
db_table_bloat: bytes = 2147483648, free_bytes = 1073741823

-- bad: a part of a table
-- finds: orders
-- says: cause = empty space in the parts of a table
db_table: parent_id = 2, bytes = 1073741824
db_table_bloat: dead_bytes = 429496729

-- good: it only looked so: measured, it is full
db_table: bytes = 1073741824
db_table_bloat: free_bytes = 10485760

-- good: a third is free, and that is little
db_table: bytes = 1073741824
db_table_bloat: bytes = 157286400, free_bytes = 62914560

-- good: large tables, and none is suspected
db_table: bytes = 1073741824

-- good: one byte over 100 MB
db_table: bytes = 104857601

-- good: at the edge: 100 MB are free
db_table: bytes = 1073741824
db_table_bloat: bytes = 157286400, free_bytes = 104857600

-- good: at the edge: three tenths
db_table: bytes = 1073741824
db_table_bloat: bytes = 1793064960, dead_bytes = 1048576, free_bytes = 536870912

-- undecided: suspected, and larger than a scan measures
-- leaves open: orders
db_table: bytes = 1073741824
db_table_bloat: bytes = 107374182400, dead_bytes = null, free_bytes = null, unmeasured = 'a scan measures five tables of up to 20 GB and no more'

-- undecided: more than three tenths of one, beside one that was not measured
-- leaves open: events
-- says: events may be
-- says: measure it at
db_table:
db_table: id = 2, title = 'events', quoted = 'public.events', bytes = 1073741824
db_table_bloat: dead_bytes = 322122547
db_table_bloat: table_id = 2, unmeasured = 'a lock is in the way'

-- not applicable: all tables are small
db_table: bytes = 10737418

-- not applicable: at the edge: 100 MB
db_table: bytes = 104857600

-- not applicable: a partitioned table has no pages
db_table: is_partitioned = 1, bytes = 1073741824
