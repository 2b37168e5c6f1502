-- bad: a migration waits for a session that idles in its transaction
-- finds: pid 41
db_server:
db_lock_wait: role = 'deploy', application = 'migrate', wait_s = 64.0, blocker_state = 'idle in transaction'

-- good: a moment
db_server:
db_lock_wait: title = null

-- good: nobody waits
db_server:
