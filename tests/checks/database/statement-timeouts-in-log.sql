-- bad: thirty
-- finds: statement timeout 1
log_total:
log_event: kind = 'statement-timeout', statement = 'select * from orders', times = 30

-- bad: just five times
-- finds: statement timeout 1
log_total:
log_event: kind = 'statement-timeout', statement = 'select * from orders', times = 5

-- bad: five a day
-- finds: statement timeout 1
-- says: severity = medium
log_total: hours = 48.0
log_event: kind = 'statement-timeout', times = 10

-- bad: fewer
-- finds: statement timeout 1
-- says: severity = low
log_total: hours = 48.0
log_event: kind = 'statement-timeout', times = 9

-- bad: five in an hour
-- finds: statement timeout 1
-- says: severity = medium
log_total: hours = 1.0
log_event: kind = 'statement-timeout', times = 5

-- bad: no times in the log
-- finds: statement timeout 1
-- says: severity = medium
log_total: hours = null
log_event: kind = 'statement-timeout', times = 5

-- good: two, and thirty that a user cancelled
log_total:
log_event: kind = 'statement-timeout', statement = 'select * from orders', times = 2
log_event: kind = 'cancelled', statement = 'select * from orders', times = 30

-- good: four times
log_total:
log_event: kind = 'statement-timeout', statement = 'select * from orders', times = 4
