-- bad: two hours
-- finds: autovacuum shop.public.orders
log_event: kind = 'autovacuum', object = 'shop.public.orders', times = 3, longest_ms = 7200000.0

-- bad: cancelled again and again
-- finds: autovacuum-cancelled of any table
log_event: kind = 'autovacuum-cancelled', times = 30

-- good: minutes, and cancelled once by a migration
log_event: kind = 'autovacuum', object = 'shop.public.orders', times = 3, longest_ms = 120000.0
log_event: kind = 'autovacuum-cancelled'

-- not applicable: not logged
log_event: kind = 'deadlock', times = 3
