-- bad: all day
-- finds: max_wal_size
log_total:
log_event: kind = 'checkpoint-early', times = 100

-- good: an import
log_total:
log_event: kind = 'checkpoint-early', times = 3
