-- bad: two hours
-- finds: autovacuum shop.public.orders
log_event: kind = 'autovacuum', object = 'shop.public.orders', times = 3, longest_ms = 7200000.0

-- bad: cancelled again and again
-- finds: autovacuum-cancelled of any table
log_event: kind = 'autovacuum-cancelled', times = 30

-- bad: just ten times
-- finds: autovacuum-cancelled of any table
-- says: Autovacuum was cancelled
log_event: kind = 'autovacuum-cancelled', times = 10

-- good: minutes, and cancelled once by a migration
log_event: kind = 'autovacuum', object = 'shop.public.orders', times = 3, longest_ms = 120000.0
log_event: kind = 'autovacuum-cancelled'

-- good: at the edges: an hour, and nine times
log_event: kind = 'autovacuum', longest_ms = 3600000.0
log_event: kind = 'autovacuum-cancelled', id = 2, times = 9

-- good: a long message of another kind, and many errors
log_event: times = 30
log_event: kind = 'autovacuum-cancelled', id = 2, longest_ms = 7200000.0

-- not applicable: not logged
log_event: kind = 'deadlock', times = 3
