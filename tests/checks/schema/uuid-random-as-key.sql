-- bad: two million rows in no order
-- finds: orders.id
db_server: stats_age_days = 30.0
db_table: rows = 2000000.0
db_column: type = 'uuid', is_uuid_default = 1
db_column_stat: number = 1, correlation = -0.002

-- bad: few rows, and a hundred new ones a second
-- finds: orders.id
db_server: stats_age_days = 0.01
db_table: rows_inserted = 86400
db_column: type = 'uuid', is_uuid_default = 1
db_column_stat: number = 1, correlation = 0.01

-- bad: in nearly no order, before version 18
-- finds: orders.id
-- says: (no fix)
-- says: The key id
db_server: stats_age_days = 0.01
db_table: rows_inserted = 86400
db_column: type = 'uuid', is_uuid_default = 1
db_column_stat: number = 1, correlation = 0.2

-- bad: a default that version 18 can mend
-- finds: orders.id
-- says: alter table public.orders
db_server: version_num = 180000, stats_age_days = 0.01
db_table: rows_inserted = 86400
db_column: type = 'uuid', is_uuid_default = 1
db_column_stat: number = 1, correlation = 0.01

-- bad: what is no key does not matter
-- finds: orders.id
db_server:
db_table: rows = 2000000.0
db_column: type = 'uuid'
db_column_stat: number = 1, correlation = -0.002
db_table: id = 2, title = 'users', quoted = 'public.users', rows = 2000000.0
db_column: table_id = 2, type = 'uuid', is_primary_key = 0

-- bad: a default that is no UUID cannot be mended by version 18
-- finds: orders.id
-- says: (no fix)
db_server: version_num = 180000
db_table: rows = 2000000.0
db_column: type = 'uuid'
db_column_stat: number = 1, correlation = 0.0

-- good: version 7 grows with time
db_server: stats_age_days = 30.0
db_table: rows = 2000000.0
db_column: type = 'uuid', is_uuid_default = 1
db_column_stat: number = 1

-- good: a small table
db_server: stats_age_days = 30.0
db_table:
db_column: type = 'uuid', is_uuid_default = 1
db_column_stat: number = 1, correlation = 0.001

-- good: a partition is judged as part of its table
db_server: stats_age_days = 30.0
db_table: parent_id = 9, rows = 2000000.0
db_column: type = 'uuid', is_uuid_default = 1
db_column_stat: number = 1, correlation = 0.001

-- good: one row less than a million
db_server:
db_table: rows = 999999.0
db_column: type = 'uuid'

-- good: a moment less than fifty a second
db_server: stats_age_days = 0.02
db_table: rows_inserted = 86399
db_column: type = 'uuid'

-- good: in some order
db_server: stats_age_days = 0.01
db_table: rows_inserted = 86400
db_column: type = 'uuid'
db_column_stat: number = 1, correlation = 0.3

-- undecided: just fifty a second, never analysed
-- leaves open: orders.id
db_server: stats_age_days = 0.02
db_table: rows_inserted = 86400
db_column: type = 'uuid'

-- undecided: just a million rows, never analysed
-- leaves open: orders.id
db_server:
db_table: rows = 1000000.0
db_column: type = 'uuid'

-- undecided: large, and never analysed
-- leaves open: orders.id
db_server: stats_age_days = 30.0
db_table: rows = 2000000.0
db_column: type = 'uuid', is_uuid_default = 1

-- undecided: the statistics are another column's
-- leaves open: orders.id
db_server:
db_table: rows = 2000000.0
db_column: type = 'uuid'
db_column_stat:

-- undecided: the statistics are another table's
-- leaves open: orders.id
db_server:
db_table: rows = 2000000.0
db_column: type = 'uuid'
db_column_stat: table_id = 0, number = 1

-- undecided: a key of another type does not matter
-- leaves open: orders.id
db_server:
db_table: rows = 2000000.0
db_column: type = 'uuid'
db_table: id = 2, title = 'users', quoted = 'public.users', rows = 2000000.0
db_column: table_id = 2

-- not applicable: keys are numbers
db_server: stats_age_days = 30.0
db_table: rows = 2000000.0
db_column:
db_column_stat: number = 1, correlation = 0.0

-- not applicable: no key
db_column: type = 'uuid', is_primary_key = 0
