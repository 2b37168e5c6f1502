-- bad: the snapshot failed
-- finds: snapshot
redis_server: is_aof_enabled = 0, unsaved_changes = 900, is_last_save_ok = 0

-- bad: the log failed
-- finds: append-only log
redis_server: is_aof_write_ok = 0, unsaved_changes = 900

-- bad: the append-only log alone
-- finds: append-only log
-- says: Redis could not
redis_server: is_aof_write_ok = 0

-- bad: 999 changes
-- finds: snapshot
-- says: severity = medium / cause = disk of Redis
redis_server: is_aof_enabled = 0, unsaved_changes = 999, is_last_save_ok = 0

-- bad: just a thousand
-- finds: snapshot
-- says: severity = high
redis_server: is_aof_enabled = 0, unsaved_changes = 1000, is_last_save_ok = 0

-- good: both work
redis_server: unsaved_changes = 900

-- good: the log was switched off after it had failed
redis_server: is_aof_enabled = 0, is_aof_write_ok = 0

-- not applicable: a service that does not tell
redis_server: is_aof_enabled = null, is_aof_write_ok = null, unsaved_changes = null, is_last_save_ok = null
