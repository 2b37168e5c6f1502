-- bad: just a gigabyte behind
-- finds: replica_1
-- says: severity = medium / certainty = likely
db_standby: lag_bytes = 1073741824

-- bad: one byte over 100 MB
-- finds: replica_1
db_standby: lag_bytes = 104857601

-- bad: a byte less
-- finds: replica_1
-- says: severity = low
db_standby: lag_bytes = 1073741823

-- good: at the edge: 100 MB
db_standby: lag_bytes = 104857600

-- good: a base backup is being taken
db_standby: name = 'pg_basebackup', state = 'backup', lag_bytes = null

-- good: in step
db_standby:

-- good: a byte less than 100 MB
db_standby: lag_bytes = 104857599

-- good: in no state that is known
db_standby: state = null, lag_bytes = 1073741824
