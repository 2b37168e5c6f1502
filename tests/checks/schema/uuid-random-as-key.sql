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

-- undecided: large, and never analysed
-- leaves open: orders.id
db_server: stats_age_days = 30.0
db_table: rows = 2000000.0
db_column: type = 'uuid', is_uuid_default = 1

-- not applicable: keys are numbers
db_server: stats_age_days = 30.0
db_table: rows = 2000000.0
db_column:
db_column_stat: number = 1, correlation = 0.0
