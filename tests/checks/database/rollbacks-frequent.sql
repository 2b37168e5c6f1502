-- bad: one of ten
-- finds: shop
-- says: certainty = likely
db_database: transactions = 100000, rollbacks = 10000

-- bad: all of just ten thousand
-- finds: shop
db_database: transactions = 10000, rollbacks = 10000

-- good: one of a hundred
db_database: transactions = 100000, rollbacks = 1000

-- good: too few to tell
db_database: transactions = 100, rollbacks = 50

-- good: at the edges: a twentieth, and 9,999 transactions
db_database: transactions = 200000, rollbacks = 10000
db_database: name = 'archive', transactions = 9999, rollbacks = 10000

-- good: only another database has them
db_database:
db_database: name = 'archive', is_current = 0, transactions = 100000, rollbacks = 10000

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
