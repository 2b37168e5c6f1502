-- bad: two of three come early
-- finds: max_wal_size
db_checkpoint: timed = 100, requested = 200

-- good: now and then one
db_checkpoint:

-- good: half of few, over weeks: backups
db_checkpoint: timed = 14, requested = 14, counted_hours = 700.0
