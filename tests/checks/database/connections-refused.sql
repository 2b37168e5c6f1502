-- bad: a hundred
-- finds: refused connections
log_total:
log_event: kind = 'refused', times = 100

-- bad: the role's own limit
-- finds: refused app
log_total:
log_event: kind = 'refused', object = 'app'

-- good: wrong passwords only
log_total:
log_event: times = 100
