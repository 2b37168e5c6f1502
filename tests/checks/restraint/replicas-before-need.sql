-- bad: two replicas for a thousand users
-- finds: replicas
db_server:
db_standby:
db_standby:

-- bad: a stage just below ten thousand
-- finds: replicas
run: stage = 9999
db_server:
db_standby:
db_standby:

-- good: one standby for failover
db_server:
db_standby:

-- good: at ten thousand users they may pay
run: stage = 10000
db_server:
db_standby:
db_standby:

-- good: a base backup is no replica
db_server:
db_standby:
db_standby: state = 'backup'
