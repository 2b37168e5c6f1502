-- bad: half of the time nothing runs
-- finds: shop
db_database:
db_session_time: active_ms = 60000.0

-- bad: a little more than a fifth of a little more than a minute
-- finds: shop
db_database:
db_session_time: active_ms = 60000.0, idle_in_transaction_ms = 15001.0

-- bad: half of just a minute
-- finds: shop
db_database:
db_session_time: active_ms = 30000.0, idle_in_transaction_ms = 30000.0

-- bad: just 50 ms of each
-- finds: shop
-- says: severity = medium
-- says: certainty = likely
-- says: 50.0 ms of each
db_database: transactions = 1200
db_session_time: active_ms = 60000.0

-- bad: less: a round trip for each statement
-- finds: shop
-- says: severity = low
db_database: transactions = 1201
db_session_time: active_ms = 60000.0

-- bad: none has ended yet
-- finds: shop
-- says: 60000.0 ms of each
db_database: transactions = 0
db_session_time: active_ms = 60000.0

-- bad: a single one
-- finds: shop
-- says: 60000.0 ms of each
db_database: transactions = 1
db_session_time: active_ms = 60000.0

-- good: an ORM that thinks for a moment
db_database:
db_session_time: active_ms = 600000.0

-- good: a console that was left open on a server where nothing happened yet
db_database:
db_session_time: active_ms = 100.0, idle_in_transaction_ms = 30000.0

-- good: at the edge: a fifth of the time
db_database:
db_session_time: active_ms = 240000.0

-- good: of another database
db_database: is_current = 0
db_session_time: active_ms = 60000.0

-- not applicable: Postgres 13 does not count the time
db_database:
db_session_time: active_ms = null, idle_in_transaction_ms = null

-- good: just a day of counters
db_server: stats_age_days = 1.0
db_database:
db_session_time:

-- undecided: a moment less than a day
-- leaves open: counters
-- says: The counters of the database began 23.9 hours ago
-- says: scan again after a day of use
db_server: stats_age_days = 0.9958
db_database:
db_session_time:

-- undecided: nobody knows since when they count
-- leaves open: counters
-- says: Since when the counters of the database count is not known
db_server: stats_age_days = null
db_database:
db_session_time:
