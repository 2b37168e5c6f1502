-- bad: a thousand on four processors
-- finds: max_connections
plan: database_cores = 4
db_database: connections = 41
db_setting: number = 1000.0

-- bad: a hundred are enough for ten processors
-- finds: max_connections
-- says: max_connections = 100;
plan: database_cores = 10
db_database: connections = 500
db_setting: number = 1000.0

-- bad: two databases share it
-- finds: max_connections
-- says: and 41 connections are open
plan: database_cores = 4
db_database: connections = 40
db_database: name = 'other', connections = 1
db_setting: number = 1000.0

-- good: the default on a small machine
plan: database_cores = 2
db_setting:

-- good: many on a large machine
plan: database_cores = 64
db_setting: number = 500.0

-- good: at the edge: ten a processor
plan: database_cores = 100
db_setting: number = 1000.0

-- good: another setting of that size
plan: database_cores = 4
db_setting: name = 'fsync', number = 1000.0

-- good: as a provider sets it, and ten for each processor are open
-- hints: max_connections
plan: database_cores = 4
db_database: connections = 40
db_setting: number = 1000.0

-- good: nothing is known of the databases
-- hints: max_connections
plan: database_cores = 4
db_setting: number = 1000.0

-- not applicable: the processors are not known
db_setting: number = 1000.0
