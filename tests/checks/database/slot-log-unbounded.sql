-- bad: a slot and no limit
-- finds: standby
db_slot: name = 'standby'
db_setting: name = 'max_slot_wal_keep_size', number = -1.0

-- bad: nobody reads it, and it holds just 10 GB
-- finds: standby
-- says: severity = high
-- says: nobody reads it now, and it holds 10.0 GB
db_slot: name = 'standby', is_active = 0, retained_bytes = 10737418240
db_setting: name = 'max_slot_wal_keep_size', number = -1.0

-- bad: a byte less
-- finds: standby
-- says: severity = medium
db_slot: name = 'standby', is_active = 0, retained_bytes = 10737418239
db_setting: name = 'max_slot_wal_keep_size', number = -1.0

-- bad: somebody reads it, behind by 10 GB
-- finds: standby
-- says: severity = medium
-- says: somebody reads it
db_slot: name = 'standby', retained_bytes = 10737418240
db_setting: name = 'max_slot_wal_keep_size', number = -1.0

-- bad: just 1 GB
-- finds: standby
-- says: severity = medium
db_slot: name = 'standby', retained_bytes = 1073741824
db_setting: name = 'max_slot_wal_keep_size', number = -1.0

-- bad: a byte less than that
-- finds: standby
-- says: severity = low
-- says: cause = max_slot_wal_keep_size is -1
db_slot: name = 'standby', retained_bytes = 1073741823
db_setting: name = 'max_slot_wal_keep_size', number = -1.0

-- bad: nobody reads it, and it holds none
-- finds: standby
-- says: severity = medium
-- says: holds 0.0 GB
db_slot: name = 'standby', is_active = 0, retained_bytes = null
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
