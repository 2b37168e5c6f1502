-- bad: a thousand on four processors
-- finds: max_connections
plan: database_cores = 4
db_setting: number = 1000.0

-- good: the default on a small machine
plan: database_cores = 2
db_setting:

-- good: many on a large machine
plan: database_cores = 64
db_setting: number = 500.0

-- not applicable: the processors are not known
db_setting: number = 1000.0
