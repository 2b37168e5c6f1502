-- bad: a gigabyte behind
-- finds: replica_1
db_standby: lag_bytes = 1073741824

-- good: a base backup is being taken
db_standby: name = 'pg_basebackup', state = 'backup', lag_bytes = null

-- good: in step
db_standby:
