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

-- bad: just a million dead rows
-- finds: slot warehouse
-- says: severity = high
db_server:
db_horizon: xid_age = 1000000
db_table: rows_dead = 999999
db_table: id = 2, rows_dead = 1

-- bad: one fewer
-- finds: slot warehouse
-- says: severity = medium
db_server:
db_horizon: xid_age = 1000000
db_table: rows_dead = 999999

-- bad: just ten thousand
-- finds: slot warehouse
-- says: severity = medium
db_server:
db_horizon: xid_age = 1000000
db_table: rows_dead = 10000

-- bad: one fewer than that: a busy consumer
-- finds: slot warehouse
-- says: severity = low
db_server:
db_horizon: xid_age = 1000000
db_table: rows_dead = 9999

-- bad: those of a partitioned table are counted below it
-- finds: slot warehouse
-- says: severity = low
db_server:
db_horizon: xid_age = 1000000
db_table: rows_dead = 1000000, is_partitioned = 1

-- bad: no table
-- finds: slot warehouse
-- says: severity = low
db_server:
db_horizon: xid_age = 1000000

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
