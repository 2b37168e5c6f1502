-- bad: a replica that is gone
-- finds: replica_1
db_slot: is_active = 0, retained_bytes = 500000000

-- bad: just 16 MB
-- finds: replica_1
db_slot: is_active = 0, retained_bytes = 16777216

-- good: its consumer is there and behind
db_slot: retained_bytes = 500000000

-- good: it keeps nothing yet
db_slot: is_active = 0, retained_bytes = null

-- good: its consumer restarts just now
db_slot: is_active = 0, retained_bytes = 60000

-- good: one byte below 16 MB
db_slot: is_active = 0, retained_bytes = 16777215
