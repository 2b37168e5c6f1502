-- bad: a third is in use
-- finds: locks
db_lock_space: held = 2200

-- bad: just half
-- finds: locks
-- says: severity = high
db_lock_space: held = 3200

-- bad: one fewer
-- finds: locks
-- says: severity = medium
db_lock_space: held = 3199

-- good: a few
db_lock_space:

-- good: at the edge: a fifth
db_lock_space: held = 1280

-- bad: twice what it is
-- finds: locks
-- says: set max_locks_per_transaction = 1024;
db_lock_space: held = 900, room = 1000
db_setting: name = 'max_connections', number = 5000.0
db_setting: name = 'max_locks_per_transaction', number = 512.0
