-- bad: 40 GB left, a GB a day
-- finds: disk
plan: database_disk_gb = 100.0
db_table:
db_server: stats_age_days = 20.0
db_growth: bytes_a_day = 1000000000.0

-- bad: it is past the disk already
-- finds: disk
plan: database_disk_gb = 50.0
db_table:
db_server: stats_age_days = 20.0
db_growth: bytes_a_day = 1000000000.0

-- good: the same growth on a large disk
plan: database_disk_gb = 1000.0
db_table:
db_server: stats_age_days = 20.0
db_growth: bytes_a_day = 1000000000.0

-- good: as many rows go as come
plan: database_disk_gb = 100.0
db_table:
db_server: stats_age_days = 20.0
db_growth: bytes_a_day = 0.0

-- undecided: an hour of counting
-- leaves open: disk
plan: database_disk_gb = 100.0
db_table:
db_server: stats_age_days = 0.04
db_growth: bytes_a_day = 1000000000.0

-- undecided: a replica does not count writes
-- leaves open: disk
plan: database_disk_gb = 100.0
db_table:
db_server: is_replica = 1, stats_age_days = 20.0

-- not applicable: nobody named the disk
db_table:
db_server: stats_age_days = 20.0
db_growth: bytes_a_day = 1000000000.0
