-- bad: 200 MB
-- finds: temporary files 1
log_total:
log_event: kind = 'temporary-file', statement = 'select * from orders order by note', times = 10, bytes = 209715200

-- bad: many small ones
-- finds: temporary files 1
log_total:
log_event: kind = 'temporary-file', times = 5000, bytes = 1048576

-- bad: at the edges: a hundred files, and 100 MB
-- finds: temporary files 2; temporary files 1
log_total:
log_event: kind = 'temporary-file', times = 100
log_event: kind = 'temporary-file', id = 2, statement = 'select * from orders order by note', bytes = 104857600

-- bad: many errors of another kind do not matter
-- finds: temporary files 1
log_total:
log_event: kind = 'temporary-file', times = 5000
log_event: id = 2, times = 5000

-- bad: a hundred a day, and 100 MB a day
-- finds: temporary files 2; temporary files 1
log_total: hours = 48.0
log_event: kind = 'temporary-file', times = 200
log_event: kind = 'temporary-file', id = 2, bytes = 209715200

-- bad: no times in the log, and within an hour
-- finds: temporary files 2; temporary files 1
log_total: hours = null
log_event: kind = 'temporary-file', times = 100
log_event: kind = 'temporary-file', id = 2, bytes = 104857600

-- good: a few
log_total:
log_event: kind = 'temporary-file', statement = 'create index on orders (note)', times = 3, bytes = 10485760

-- good: below the edges: 99 files, and a byte less than 100 MB
log_total:
log_event: kind = 'temporary-file', times = 99
log_event: kind = 'temporary-file', id = 2, statement = 'select * from orders order by note', bytes = 104857599

-- good: less than that a day
log_total: hours = 48.0
log_event: kind = 'temporary-file', times = 199
log_event: kind = 'temporary-file', id = 2, bytes = 209715199

-- good: less within an hour
log_total: hours = 1.0
log_event: kind = 'temporary-file', times = 99
log_event: kind = 'temporary-file', id = 2, bytes = 104857599

-- not applicable: none was logged
log_event: kind = 'deadlock', times = 3
