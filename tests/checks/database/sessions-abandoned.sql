-- bad: one in ten
-- finds: shop
db_database:
db_session_time: sessions_abandoned = 500

-- good: a few of many
db_database:
db_session_time:

-- good: a few of few
db_database:
db_session_time: sessions = 50

-- not applicable: Postgres 13 does not count them
db_database:
db_session_time: sessions = null, sessions_abandoned = null
