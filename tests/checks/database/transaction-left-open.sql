-- bad: forgotten an hour ago
-- finds: app web
db_activity: state = 'idle in transaction', transaction_age_s = 3600.0, state_age_s = 3590.0

-- bad: waits for a call over the network
-- finds: app web
db_activity: state = 'idle in transaction', transaction_age_s = 15.0, state_age_s = 14.0

-- bad: a second more than a minute, of a session with a name
-- finds: app web
-- says: of app (web)
db_activity: transaction_age_s = 61.0

-- bad: just ten seconds idle
-- finds: app web
-- says: severity = medium / cause = app web
db_activity: state = 'idle in transaction', state_age_s = 10.0

-- bad: a transaction whose age is not told, idle for a minute
-- finds: app web
-- says: is open for 60 s
-- says: severity = high
db_activity: state = 'idle in transaction', transaction_age_s = null, state_age_s = 60.0

-- bad: a moment less than a minute idle
-- finds: app web
-- says: severity = medium
db_activity: state = 'idle in transaction', transaction_age_s = 65.0, state_age_s = 59.9

-- bad: a report of just an hour
-- finds: app web
-- says: severity = medium
db_activity: transaction_age_s = 3600.0, state_age_s = 3600.0

-- bad: a moment less: a migration that builds an index
-- finds: app web
-- says: severity = low
db_activity: transaction_age_s = 3599.0, state_age_s = 3599.0

-- bad: nine seconds idle, in a transaction of more than a minute
-- finds: app web
-- says: severity = low
db_activity: state = 'idle in transaction', transaction_age_s = 61.0, state_age_s = 9.9

-- good: at the edge: a minute
db_activity: transaction_age_s = 60.0

-- good: a backup takes its time
db_activity: application = 'pg_dump', transaction_age_s = 900.0, state_age_s = 1.0

-- good: a pool at rest
db_activity: state = 'idle', transaction_age_s = null, state_age_s = 7200.0

-- good: in the middle of a request
db_activity: state = 'idle in transaction'

-- good: below the edges: 59 s, and nine idle ones
db_activity: transaction_age_s = 59.0
db_activity: pid = 2, state = 'idle in transaction', state_age_s = 9.0

-- bad: one that works may be a migration
-- finds: app web
-- says: / (no fix)
db_activity: state = 'active', transaction_age_s = 61.0

-- bad: one that waits for its app is ended, as long as it does
-- finds: app web
-- says: where pid = 40 and state like 'idle in transaction%'
-- says: / applied = sql
db_activity: pid = 40, state = 'idle in transaction', transaction_age_s = 61.0, state_age_s = 60.0
