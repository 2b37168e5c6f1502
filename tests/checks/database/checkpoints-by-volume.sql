-- bad: two of three come early
-- finds: max_wal_size
db_checkpoint: timed = 100, requested = 200

-- bad: half of just twenty-eight in a day
-- finds: max_wal_size
db_checkpoint: timed = 14, requested = 14

-- bad: nearly all of just twenty
-- finds: max_wal_size
db_checkpoint: timed = 1, requested = 19

-- bad: just six an hour
-- finds: max_wal_size
-- says: severity = medium
-- says: certainty = likely
db_checkpoint: timed = 100, requested = 144

-- bad: one fewer
-- finds: max_wal_size
-- says: severity = low
db_checkpoint: timed = 100, requested = 143

-- good: now and then one
db_checkpoint:

-- good: half of few, over weeks: backups
db_checkpoint: timed = 14, requested = 14, counted_hours = 700.0

-- good: at the edge: three of ten
db_checkpoint: requested = 120

-- good: at the edge: one every two hours
db_checkpoint: requested = 200, counted_hours = 400.0

-- not applicable: nineteen are too few to tell
db_checkpoint: timed = 11

-- bad: more than it is, whatever it is
-- finds: max_wal_size
-- says: set max_wal_size = '16384MB'
db_checkpoint: timed = 10, requested = 90, counted_hours = 1.0
db_setting: name = 'min_wal_size', number = 80000000000.0
db_setting: name = 'max_wal_size', number = 8589934592.0
