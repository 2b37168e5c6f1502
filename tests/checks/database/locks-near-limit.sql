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
