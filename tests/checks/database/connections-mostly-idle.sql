-- bad: eighty connections that do nothing
-- finds: shop
db_database: connections = 80
db_session_time: active_ms = 40000.0

-- good: eighty that work
db_database: connections = 80
db_session_time:

-- good: ten that do nothing, at night
db_database: connections = 10
db_session_time: active_ms = 40000.0

-- not applicable: Postgres 13 does not count the time
db_database: connections = 80
db_session_time: session_ms = null, active_ms = null
