-- bad: all day
-- finds: max_wal_size
log_total:
log_event: kind = 'checkpoint-early', times = 100

-- bad: just ten times
-- finds: max_wal_size
log_total:
log_event: kind = 'checkpoint-early', times = 10

-- good: an import
log_total:
log_event: kind = 'checkpoint-early', times = 3

-- good: errors only
log_total:
log_event: times = 100

-- good: nine times
log_total:
log_event: kind = 'checkpoint-early', times = 9
