-- bad: a replica that is gone
-- finds: replica_1
db_slot: is_active = 0, retained_bytes = 500000000

-- good: its consumer is there and behind
db_slot: retained_bytes = 500000000

-- good: it keeps nothing yet
db_slot: is_active = 0, retained_bytes = null

-- good: its consumer restarts just now
db_slot: is_active = 0, retained_bytes = 60000
