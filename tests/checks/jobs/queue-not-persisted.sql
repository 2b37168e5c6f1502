-- bad: no log, no schedule, and a status that says ok
-- finds: db0 bullmq emails
redis_server: is_aof_enabled = 0, rdb_saves = 0, save_rules = 0, last_save_age_s = 90000, unsaved_changes = 3600000
redis_queue:

-- bad: CONFIG is denied, and in a day nothing was saved (6.2 does not count saves)
-- finds: db0 bullmq default
redis_server: is_aof_enabled = 0, rdb_saves = null, save_rules = null, last_save_age_s = 90000, unsaved_changes = 3600000
redis_queue: queue = 'default'

-- bad: a schedule that never worked
-- finds: db0 bullmq default
redis_server: is_aof_enabled = 0, rdb_saves = 0, last_save_age_s = 90000, unsaved_changes = 4000
redis_queue: queue = 'default'

-- bad: after just an hour it was not saved, whatever its schedule is
-- finds: db0 bullmq emails
-- says: Nothing was written to disk
-- says: CONFIG SET appendonly
-- says: severity = medium / certainty = likely / cause = appendonly
redis_server: uptime_s = 3600, is_aof_enabled = 0, rdb_saves = 0, save_rules = null
redis_queue:

-- bad: just started, and no schedule
-- finds: db0 bullmq emails
-- says: Nothing is written
redis_server: uptime_s = 50, is_aof_enabled = 0, rdb_saves = 0, save_rules = 0
redis_queue:

-- bad: after just an hour nothing was saved
-- finds: db0 bullmq emails
redis_server: uptime_s = 3600, is_aof_enabled = 0, rdb_saves = 0
redis_queue:

-- bad: a single rule that never worked
-- finds: db0 bullmq emails
-- says: Snapshots are scheduled,
redis_server: is_aof_enabled = 0, rdb_saves = 0, save_rules = 1
redis_queue:

-- bad: a single queue is named alone
-- finds: db0 bullmq emails
-- says: all jobs of emails (database 0) are lost
redis_server: is_aof_enabled = 0, rdb_saves = 0, save_rules = 0, last_save_age_s = 90000
redis_queue:

-- bad: just a hundred that wait or are set aside
-- finds: db0 bullmq emails
-- says: severity = high / cause
redis_server: is_aof_enabled = 0, rdb_saves = 0, save_rules = 0
redis_queue: waiting = 40, delayed = 60

-- bad: 99 of a library that sets none aside
-- finds: db0 rq emails
-- says: severity = medium
redis_server: is_aof_enabled = 0, rdb_saves = 0, save_rules = 0
redis_queue: library = 'rq', waiting = 99, delayed = null

-- bad: the sum of all queues is no queue
-- finds: db0 sidekiq emails
redis_server: is_aof_enabled = 0, rdb_saves = 0, save_rules = 0
redis_queue: library = 'sidekiq'
redis_queue: library = 'sidekiq', queue = '(all)'

-- good: the append-only log
redis_server: rdb_saves = 0, save_rules = 0, last_save_age_s = 90000
redis_queue:

-- good: snapshots, on a server that does not count them and does not tell its schedule
redis_server: is_aof_enabled = 0, rdb_saves = null, save_rules = null
redis_queue:

-- good: just started, and a schedule that was not due yet
redis_server: uptime_s = 50, is_aof_enabled = 0, rdb_saves = 0, last_save_age_s = 50
redis_queue:

-- good: saved once
redis_server: is_aof_enabled = 0, rdb_saves = 1
redis_queue:

-- good: a second before an hour is over nothing is late
redis_server: uptime_s = 3599, is_aof_enabled = 0, rdb_saves = 0
redis_queue:

-- good: just started, with a single rule
redis_server: uptime_s = 50, is_aof_enabled = 0, rdb_saves = 0, save_rules = 1
redis_queue:

-- good: a schedule, and nothing to save
redis_server: is_aof_enabled = 0, rdb_saves = 0, unsaved_changes = 0
redis_queue: queue = 'default'

-- undecided: just started, CONFIG denied
-- leaves open: db0 bullmq emails
redis_server: uptime_s = 50, is_aof_enabled = 0, rdb_saves = 0, save_rules = null, last_save_age_s = 50
redis_queue:

-- undecided: saved five seconds after its start, which may be the start
-- leaves open: db0 bullmq emails
redis_server: uptime_s = 245, is_aof_enabled = 0, rdb_saves = null, save_rules = null
redis_queue:

-- undecided: whether it keeps a log is not told
-- leaves open: db0 bullmq emails
redis_server: is_aof_enabled = null, rdb_saves = 0
redis_queue:

-- undecided: just started, CONFIG denied, and the sum of all queues is no queue
-- leaves open: db0 bullmq emails
-- says: the jobs of emails
redis_server: uptime_s = 50, is_aof_enabled = 0, rdb_saves = 0, save_rules = null
redis_queue:
redis_queue: queue = '(all)'

-- not applicable: a cache may forget
redis_server: is_aof_enabled = 0, rdb_saves = 0, save_rules = 0, last_save_age_s = 90000

-- not applicable: only the sum of all queues
redis_queue: queue = '(all)'
