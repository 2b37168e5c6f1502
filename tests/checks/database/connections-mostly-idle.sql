-- bad: eighty connections that do nothing
-- finds: shop
db_database: connections = 80
db_session_time: active_ms = 40000.0

-- bad: a moment less than a fiftieth of the time
-- finds: shop
db_database: connections = 80
db_session_time: active_ms = 159999.0

-- bad: just a hundred
-- finds: shop
-- says: severity = medium
-- says: certainty = likely
db_database: connections = 100
db_session_time: active_ms = 40000.0

-- bad: one fewer, on a staging that nobody visits
-- finds: shop
-- says: severity = low
db_database: connections = 99
db_session_time: active_ms = 40000.0

-- good: eighty that work
db_database: connections = 80
db_session_time:

-- good: ten that do nothing, at night
db_database: connections = 10
db_session_time: active_ms = 40000.0

-- good: at the edge: fifty connections
db_database: connections = 50
db_session_time: active_ms = 40000.0

-- good: at the edge: a fiftieth of the time
db_database: connections = 80
db_session_time: active_ms = 160000.0

-- good: one millisecond was counted
db_session_time: session_ms = 1.0

-- good: of another database
db_database: is_current = 0, connections = 80
db_session_time: active_ms = 40000.0

-- not applicable: Postgres 13 does not count the time
db_database: connections = 80
db_session_time: session_ms = null, active_ms = null

-- not applicable: no time was counted
db_session_time: session_ms = 0.0

-- not applicable: it does not tell
db_session_time: active_ms = null
