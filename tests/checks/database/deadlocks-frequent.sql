-- bad: ten a day
-- finds: shop
db_server:
db_database: deadlocks = 520

-- good: five in fifty days
db_server:
db_database: deadlocks = 5

-- undecided: nobody knows since when
-- leaves open: shop
db_server: stats_age_days = null
db_database: deadlocks = 520
