-- bad: one in ten
-- finds: shop
-- says: certainty = likely
db_database:
db_session_time: sessions_abandoned = 500

-- bad: just a thousand sessions
-- finds: shop
db_database:
db_session_time: sessions = 1000

-- good: a few of many
db_database:
db_session_time:

-- good: a few of few
db_database:
db_session_time: sessions = 50

-- good: at the edge: one of a hundred
db_database:
db_session_time: sessions_abandoned = 50

-- good: a single session
db_session_time: sessions = 1

-- good: 999 sessions are too few to tell
db_database:
db_session_time: sessions = 999

-- good: of another database
db_database: is_current = 0
db_session_time: sessions_abandoned = 500

-- not applicable: Postgres 13 does not count them
db_database:
db_session_time: sessions = null, sessions_abandoned = null

-- not applicable: no session was counted
db_session_time: sessions = 0

-- not applicable: it does not tell
db_session_time: sessions_abandoned = null

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

-- bad: Postgres 14 looks after clients that are gone
-- finds: shop
-- says: client_connection_check_interval
db_server: version_num = 140000
db_database:
db_session_time: sessions_abandoned = 500

-- bad: before that it has no setting for it
-- finds: shop
-- says: / alter system set tcp_keepalives_idle
db_server: version_num = 139999
db_database:
db_session_time: sessions_abandoned = 500
