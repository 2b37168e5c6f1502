-- bad: a hundred thousand sessions of 30 ms
-- finds: shop
db_server:
db_database: sessions = 100000, session_ms = 3000000.0, transactions = 400000

-- bad: just over the edges: a moment less than a second, more than a fiftieth, and a thousand sessions
-- finds: archive; billing; shop
db_server:
db_database: sessions = 18001
db_database: name = 'archive', sessions = 90001, session_ms = 90000000.0
db_database: name = 'billing', sessions = 1000, session_ms = 4000.0, transactions = 1

-- bad: just 1,800 an hour
-- finds: shop
-- says: severity = medium
-- says: certainty = likely
db_server: stats_age_days = 1.0
db_database: sessions = 43200, session_ms = 3000000.0, transactions = 400000

-- bad: one fewer: a monitor on a quiet server
-- finds: shop
-- says: severity = low
db_server: stats_age_days = 1.0
db_database: sessions = 43199, session_ms = 3000000.0, transactions = 400000

-- good: a pool, and a health check that connects each time
db_server:
db_database: sessions = 1500, session_ms = 90000000.0

-- good: a handful of scripts
db_server:
db_database: sessions = 200, session_ms = 4000.0

-- good: a pool of long sessions beside a health check that connects for a moment each minute of a month
db_server:
db_database: sessions = 43200, session_ms = 17280000.0, transactions = 5000000

-- good: at the edges: a second long, a fiftieth of the transactions, and 999 sessions
db_server:
db_database: sessions = 90000, session_ms = 90000000.0
db_database: name = 'archive', sessions = 18000
db_database: name = 'billing', sessions = 999, session_ms = 4000.0, transactions = 1

-- good: only another database has short ones
db_server:
db_database:
db_database: name = 'archive', is_current = 0, sessions = 100000

-- not applicable: Postgres 13 does not count sessions
db_database: sessions = null, session_ms = null

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
