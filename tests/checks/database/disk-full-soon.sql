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

-- bad: counted for just a day, and named by its fastest table
-- finds: disk
-- says: day, fastest orders / (no fix) / severity = medium / left
plan: database_disk_gb = 100.0
db_table:
db_server: stats_age_days = 1.0
db_growth: bytes_a_day = 1000000000.0

-- bad: just ninety days
-- finds: disk
plan: database_disk_gb = 150.0
db_server:
db_growth: bytes_a_day = 1000000000.0

-- bad: full already, by one byte a day
-- finds: disk
plan: database_disk_gb = 50.0
db_server:
db_growth: bytes_a_day = 1.0

-- bad: the table that grows has no name
-- finds: disk
plan: database_disk_gb = 100.0
db_table: id = 0
db_server:
db_growth: bytes_a_day = 1000000000.0

-- bad: only the fastest table is named
-- finds: disk
plan: database_disk_gb = 100.0
db_table:
db_server:
db_growth: bytes_a_day = 0.0
db_growth: table_id = 2

-- bad: the fastest is named, not the first
-- finds: disk
-- says: fastest orders / (no fix)
plan: database_disk_gb = 100.0
db_server:
db_table: id = 2, title = 'carts'
db_table:
db_table: id = 3, title = 'audit'
db_growth: table_id = 2
db_growth: bytes_a_day = 1.0e9

-- bad: just thirty days, and more than half of it was there before
-- finds: disk
-- says: severity = high
-- says: fastest orders / (no fix) / severity = high / l
plan: database_disk_gb = 90.0
db_table:
db_server: stats_age_days = 30.0
db_growth: bytes_a_day = 1000000000.0

-- bad: a day more
-- finds: disk
-- says: severity = medium
plan: database_disk_gb = 91.0
db_table:
db_server: stats_age_days = 30.0
db_growth: bytes_a_day = 1000000000.0

-- bad: most of it came since the counters began: a fresh restore looks the same
-- finds: disk
-- says: severity = medium
-- says: certainty = likely
-- says: which the next scan shows
plan: database_disk_gb = 90.0
db_table:
db_server: stats_age_days = 30.1
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

-- good: ninety-one days
plan: database_disk_gb = 151.0
db_server:
db_growth: bytes_a_day = 1000000000.0

-- good: the tables shrink
plan: database_disk_gb = 100.0
db_server:
db_growth: bytes_a_day = -1.0e9

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

-- undecided: a moment less than a day of counting
-- leaves open: disk
-- says: the counters are
plan: database_disk_gb = 100.0
db_server: stats_age_days = 0.9

-- undecided: nobody knows since when the counters count
-- leaves open: disk
plan: database_disk_gb = 100.0
db_server: stats_age_days = null

-- undecided: a replica with counters of its own
-- leaves open: disk
plan: database_disk_gb = 100.0
db_server: is_replica = 1
db_growth: bytes_a_day = 1000000000.0

-- not applicable: nobody named the disk
db_table:
db_server: stats_age_days = 20.0
db_growth: bytes_a_day = 1000000000.0
