-- bad: a slot that nobody reads any more
-- finds: slot old_consumer
db_server:
db_horizon: name = 'old_consumer', undo = 'select pg_drop_replication_slot(''old_consumer'');', xid_age = 41000000

-- bad: prepared two hours ago
-- finds: prepared tx-7
db_server:
db_horizon: kind = 'prepared', name = 'tx-7', undo = 'rollback prepared ''tx-7'';', age_s = 7200.0

-- bad: just a million transactions
-- finds: slot warehouse
-- says: The replication slot
db_server:
db_horizon: xid_age = 1000000

-- bad: just an hour
-- finds: prepared tx-7
-- says: The prepared transaction
db_server:
db_horizon: kind = 'prepared', name = 'tx-7', age_s = 3600.0

-- good: a consumer that keeps up
db_server:
db_horizon: undo = null, xid_age = 1200

-- good: none
db_server:

-- good: one less than a million transactions
db_server:
db_horizon: xid_age = 999999

-- good: a second less than an hour
db_server:
db_horizon: age_s = 3599.0

-- bad: a slot may be dropped where nothing reads it
-- finds: slot warehouse
-- says: / -- only where nothing reads it again
-- says: / applied = sql
db_server:
db_horizon: xid_age = 2000000

-- bad: what was prepared may still be wanted
-- finds: prepared x
-- says: / first ask what prepared it
-- says: / applied = code
db_server:
db_horizon: kind = 'prepared', name = 'x', undo = 'rollback prepared ''x'';', xid_age = 2000000
