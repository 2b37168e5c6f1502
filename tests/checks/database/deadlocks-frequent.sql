-- bad: ten a day
-- finds: shop
db_server:
db_database: deadlocks = 520

-- bad: just five a day
-- finds: shop
-- says: 260 deadlocks, 5.0
db_server:
db_database: deadlocks = 260

-- bad: just fifty a day
-- finds: shop
-- says: severity = medium
db_server:
db_database: deadlocks = 2600

-- bad: a moment less
-- finds: shop
-- says: severity = low
db_server:
db_database: deadlocks = 2599

-- bad: fifty in half a day count as those of a day
-- finds: shop
-- leaves open: counters
-- says: severity = medium
db_server: stats_age_days = 0.5
db_database: deadlocks = 50

-- bad: forty-nine in half a day
-- finds: shop
-- leaves open: counters
-- says: severity = low
db_server: stats_age_days = 0.5
db_database: deadlocks = 49

-- good: five in fifty days
db_server:
db_database: deadlocks = 5

-- good: a moment less than five a day
db_server:
db_database: deadlocks = 259

-- good: only another database has them
db_server:
db_database:
db_database: name = 'archive', is_current = 0, deadlocks = 520

-- undecided: nobody knows since when
-- leaves open: counters; shop
db_server: stats_age_days = null
db_database: deadlocks = 520

-- not applicable: another database
db_database: is_current = 0

-- good: just a day of counters
db_server: stats_age_days = 1.0
db_database:

-- undecided: a moment less than a day
-- leaves open: counters
-- says: The counters of the database began 23.9 hours ago
-- says: scan again after a day of use
db_server: stats_age_days = 0.9958
db_database:

-- undecided: nobody knows since when they count
-- leaves open: counters
-- says: Since when the counters of the database count is not known
db_server: stats_age_days = null
db_database:
