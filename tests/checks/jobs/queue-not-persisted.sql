-- bad: no log, no schedule, and a status that says ok
-- finds: appendonly
redis_server: is_aof_enabled = 0, rdb_saves = 0, save_rules = 0, last_save_age_s = 90000, unsaved_changes = 3600000
redis_queue:

-- bad: CONFIG is denied, and in a day nothing was saved (6.2 does not count saves)
-- finds: appendonly
redis_server: is_aof_enabled = 0, rdb_saves = null, save_rules = null, last_save_age_s = 90000, unsaved_changes = 3600000
redis_queue: queue = 'default'

-- bad: a schedule that never worked
-- finds: appendonly
redis_server: is_aof_enabled = 0, rdb_saves = 0, last_save_age_s = 90000, unsaved_changes = 4000
redis_queue: queue = 'default'

-- good: the append-only log
redis_server: rdb_saves = 0, save_rules = 0, last_save_age_s = 90000
redis_queue:

-- good: snapshots, on a server that does not count them and does not tell its schedule
redis_server: is_aof_enabled = 0, rdb_saves = null, save_rules = null
redis_queue:

-- good: just started, and a schedule that was not due yet
redis_server: uptime_s = 50, is_aof_enabled = 0, rdb_saves = 0, last_save_age_s = 50
redis_queue:

-- undecided: just started, CONFIG denied
-- leaves open: appendonly
redis_server: uptime_s = 50, is_aof_enabled = 0, rdb_saves = 0, save_rules = null, last_save_age_s = 50
redis_queue:

-- not applicable: a cache may forget
redis_server: is_aof_enabled = 0, rdb_saves = 0, save_rules = 0, last_save_age_s = 90000
