-- bad: a migration waits for a session that idles in its transaction
-- finds: pid 41
db_server:
db_lock_wait: role = 'deploy', application = 'migrate', wait_s = 64.0, blocker_state = 'idle in transaction'

-- bad: six seconds, of a session with a name
-- finds: pid 41
-- says: app (web) waits
db_server:
db_lock_wait: wait_s = 6.0, title = null

-- bad: just thirty seconds
-- finds: pid 41
-- says: severity = high
-- says: cause = held up by pid 40
db_server:
db_lock_wait: wait_s = 30.0

-- bad: a moment less
-- finds: pid 41
-- says: severity = medium
db_server:
db_lock_wait: wait_s = 29.9

-- good: a moment
db_server:
db_lock_wait: title = null

-- good: nobody waits
db_server:

-- good: at the edge: five seconds
db_server:
db_lock_wait: wait_s = 5.0, title = null

-- bad: the one that holds it up forgot its transaction
-- finds: pid 41
-- says: where pid = 40 and state like 'idle in transaction%' and pid = any (pg_blocking_pids(41));
-- says: / applied = sql
db_server:
db_lock_wait: wait_s = 30.0, blocker_state = 'idle in transaction'

-- bad: one that works may be a migration
-- finds: pid 41
-- says: / (no fix)
db_server:
db_lock_wait: wait_s = 30.0
