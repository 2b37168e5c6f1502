-- bad: a hundred
-- finds: refused connections
log_total:
log_event: kind = 'refused', times = 100

-- bad: the role's own limit
-- finds: refused app
log_total:
log_event: kind = 'refused', object = 'app'

-- bad: just ten in a day
-- finds: refused connections
-- says: severity = medium
log_total:
log_event: kind = 'refused', times = 10

-- bad: ten in an hour
-- finds: refused connections
-- says: severity = medium
log_total: hours = 1.0
log_event: kind = 'refused', times = 10

-- bad: ten, and no times in the log
-- finds: refused connections
-- says: severity = medium
log_total: hours = null
log_event: kind = 'refused', times = 10

-- bad: one fewer: a deploy
-- finds: refused connections
-- says: severity = low
log_total:
log_event: kind = 'refused', times = 9

-- bad: as many in two days
-- finds: refused connections
-- says: severity = low
log_total: hours = 48.0
log_event: kind = 'refused', times = 19

-- good: wrong passwords only
log_total:
log_event: times = 100
