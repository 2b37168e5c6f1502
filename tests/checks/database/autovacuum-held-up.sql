-- bad: two hours
-- finds: autovacuum shop.public.orders
-- says: took up to 2.0 hours; whether
-- says: certainty = likely
log_total:
log_event: kind = 'autovacuum', object = 'shop.public.orders', times = 3, longest_ms = 7200000.0

-- bad: cancelled again and again
-- finds: autovacuum-cancelled of any table
log_total:
log_event: kind = 'autovacuum-cancelled', times = 30

-- bad: just ten times
-- finds: autovacuum-cancelled of any table
-- says: because somebody wanted a lock / (no fix) / times
-- says: (no fix)
log_total:
log_event: kind = 'autovacuum-cancelled', times = 10

-- bad: no times in the log
-- finds: autovacuum-cancelled of any table
log_total: hours = null
log_event: kind = 'autovacuum-cancelled', times = 10

-- bad: ten times in an hour
-- finds: autovacuum-cancelled of any table
log_total: hours = 1.0
log_event: kind = 'autovacuum-cancelled', times = 10

-- bad: ten times a day
-- finds: autovacuum-cancelled of any table
log_total: hours = 48.0
log_event: kind = 'autovacuum-cancelled', times = 20

-- good: minutes, and cancelled once by a migration
log_total:
log_event: kind = 'autovacuum', object = 'shop.public.orders', times = 3, longest_ms = 120000.0
log_event: kind = 'autovacuum-cancelled'

-- good: at the edges: an hour, and nine times
log_total:
log_event: kind = 'autovacuum', longest_ms = 3600000.0
log_event: kind = 'autovacuum-cancelled', id = 2, times = 9

-- good: a long message of another kind, and many errors
log_total:
log_event: times = 30
log_event: kind = 'autovacuum-cancelled', id = 2, longest_ms = 7200000.0

-- good: less than ten times a day
log_total: hours = 48.0
log_event: kind = 'autovacuum-cancelled', times = 19

-- not applicable: not logged
log_event: kind = 'deadlock', times = 3
