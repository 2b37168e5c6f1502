-- bad: again and again
-- finds: lock wait 1
log_event: kind = 'lock-wait', object = 'ShareLock on transaction', statement = 'update stock set n = n - $1 where id = $2', times = 40, longest_ms = 2500.0

-- bad: once, for half a minute
-- finds: lock wait 1
log_event: kind = 'lock-wait', object = 'AccessExclusiveLock on relation', statement = 'alter table orders add column x int', longest_ms = 30000.0

-- good: once, for a second
log_event: kind = 'lock-wait', object = 'ShareLock on transaction', statement = 'update stock set n = n - $1 where id = $2', longest_ms = 1200.0

-- not applicable: none was logged
log_event: kind = 'deadlock', times = 3
