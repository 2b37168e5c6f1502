-- bad: a third is in use
-- finds: locks
db_lock_space: held = 2200

-- good: a few
db_lock_space:

-- good: at the edge: a fifth
db_lock_space: held = 1280
