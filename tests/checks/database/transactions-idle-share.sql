-- bad: half of the time nothing runs
-- finds: shop
db_database:
db_session_time: active_ms = 60000.0

-- good: an ORM that thinks for a moment
db_database:
db_session_time: active_ms = 600000.0

-- good: a console that was left open on a server where nothing happened yet
db_database:
db_session_time: active_ms = 100.0, idle_in_transaction_ms = 30000.0

-- not applicable: Postgres 13 does not count the time
db_database:
db_session_time: active_ms = null, idle_in_transaction_ms = null
