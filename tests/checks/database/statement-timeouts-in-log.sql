-- bad: thirty
-- finds: statement timeout 1
log_total:
log_event: kind = 'statement-timeout', statement = 'select * from orders', times = 30

-- bad: just five times
-- finds: statement timeout 1
log_total:
log_event: kind = 'statement-timeout', statement = 'select * from orders', times = 5

-- good: two, and thirty that a user cancelled
log_total:
log_event: kind = 'statement-timeout', statement = 'select * from orders', times = 2
log_event: kind = 'cancelled', statement = 'select * from orders', times = 30

-- good: four times
log_total:
log_event: kind = 'statement-timeout', statement = 'select * from orders', times = 4
