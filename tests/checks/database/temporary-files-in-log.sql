-- bad: 200 MB
-- finds: temporary files 1
log_event: kind = 'temporary-file', statement = 'select * from orders order by note', times = 10, bytes = 209715200

-- bad: many small ones
-- finds: temporary files 1
log_event: kind = 'temporary-file', times = 5000, bytes = 1048576

-- good: a few
log_event: kind = 'temporary-file', statement = 'create index on orders (note)', times = 3, bytes = 10485760

-- not applicable: none was logged
log_event: kind = 'deadlock', times = 3
