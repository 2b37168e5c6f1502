-- bad: all day
-- finds: max_wal_size
log_total:
log_event: kind = 'checkpoint-early', times = 100

-- bad: just ten times
-- finds: max_wal_size
log_total:
log_event: kind = 'checkpoint-early', times = 10

-- bad: over just six hours
-- finds: max_wal_size
-- says: severity = medium
log_total:
log_event: kind = 'checkpoint-early', times = 10, first_at = '2026-11-21T10:00:00Z', last_at = '2026-11-21T16:00:00Z'

-- bad: the hours of one restore
-- finds: max_wal_size
-- says: severity = low
log_total:
log_event: kind = 'checkpoint-early', times = 100, first_at = '2026-11-21T10:00:00Z', last_at = '2026-11-21T15:50:00Z'

-- bad: nobody knows when
-- finds: max_wal_size
-- says: severity = low
log_total:
log_event: kind = 'checkpoint-early', times = 100

-- good: an import
log_total:
log_event: kind = 'checkpoint-early', times = 3

-- good: errors only
log_total:
log_event: times = 100

-- good: nine times
log_total:
log_event: kind = 'checkpoint-early', times = 9
