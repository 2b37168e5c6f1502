-- bad: a slot and no limit
-- finds: standby
db_slot: name = 'standby'
db_setting: name = 'max_slot_wal_keep_size', number = -1.0

-- good: a limit
db_slot: name = 'standby'
db_setting: name = 'max_slot_wal_keep_size', number = 10737418240.0

-- good: a limit of zero keeps nothing
db_slot: name = 'standby'
db_setting: name = 'max_slot_wal_keep_size', number = -0.0

-- good: another setting below zero
db_slot: name = 'standby'
db_setting: number = -1.0
