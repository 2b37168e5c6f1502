-- bad: again and again
-- finds: lock wait 1
log_total:
log_event: kind = 'lock-wait', object = 'ShareLock on transaction', statement = 'update stock set n = n - $1 where id = $2', times = 40, longest_ms = 2500.0

-- bad: once, for half a minute
-- finds: lock wait 1
log_total:
log_event: kind = 'lock-wait', object = 'AccessExclusiveLock on relation', statement = 'alter table orders add column x int', longest_ms = 30000.0

-- bad: just ten seconds, and just five times
-- finds: lock wait 2; lock wait 1
log_total:
log_event: kind = 'lock-wait', statement = 'alter table orders add column x int', longest_ms = 10000.0
log_event: kind = 'lock-wait', id = 2, statement = 'update stock set n = n - $1 where id = $2', times = 5

-- bad: many errors of another kind do not matter
-- finds: lock wait 1
log_total:
log_event: kind = 'lock-wait', statement = 'alter table orders add column x int', longest_ms = 30000.0
log_event: id = 2, times = 30

-- bad: five a day
-- finds: lock wait 1
-- says: severity = medium
log_total: hours = 48.0
log_event: kind = 'lock-wait', times = 10

-- bad: fewer than five a day
-- finds: lock wait 1
-- says: severity = low
log_total: hours = 48.0
log_event: kind = 'lock-wait', times = 9

-- bad: five within an hour
-- finds: lock wait 1
-- says: severity = medium
log_total: hours = 1.0
log_event: kind = 'lock-wait', times = 5

-- bad: four within an hour are not five a day yet
-- finds: lock wait 1
-- says: severity = low
log_total: hours = 1.0
log_event: kind = 'lock-wait', times = 4, longest_ms = 59999.0

-- bad: five, and no times in the log
-- finds: lock wait 1
-- says: severity = medium
log_total: hours = null
log_event: kind = 'lock-wait', times = 5

-- bad: once, for just a minute
-- finds: lock wait 1
-- says: severity = medium
log_total:
log_event: kind = 'lock-wait', longest_ms = 60000.0

-- good: once, for a second
log_total:
log_event: kind = 'lock-wait', object = 'ShareLock on transaction', statement = 'update stock set n = n - $1 where id = $2', longest_ms = 1200.0

-- good: below the edges: three times, and a moment less than ten seconds
log_total:
log_event: kind = 'lock-wait', times = 3
log_event: kind = 'lock-wait', id = 2, statement = 'alter table orders add column x int', longest_ms = 9999.0

-- not applicable: none was logged
log_event: kind = 'deadlock', times = 3
