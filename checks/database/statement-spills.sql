/*
title    = "Statements sort in memory"
severity = "medium"
harm     = "slow"
size     = "per_call_bytes"
stage    = 1000
applies  = "db_statement"
why      = """A sort or hash that does not fit into work_mem goes to temporary files. One user does not notice; ten at a time fill
the disk's queue and slow down everybody. Counted are statements that write at least 1 MB a call and ran at least 10
times a day. Medium from 100 MB an hour on, else low."""
fix      = """Give the statement an index that delivers the rows in order, or fewer rows; or raise work_mem for that role or
transaction only."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-resource.html#GUC-WORK-MEM"]
params.min_calls_a_day = 10
params.medium_bytes_an_hour = 104857600
params.max_bytes = 1048576
*/
select 'statement ' || s.id as subject,
       printf('A statement writes %.1f MB of temporary files a call: %.100s', 1.0 * temp_bytes / calls / 1048576, text) as message,
       iif(1.0 * temp_bytes / calls * u.used_calls >= :medium_bytes_an_hour * 24 * u.counted_days, 'medium', 'low') as severity,
       'the statement ' || text as cause,
       1.0 * temp_bytes / calls as per_call_bytes,
       u.used_calls as calls,
       text as statement
from db_statement s join db_statement_use u using (id)
where u.calls_a_day >= :min_calls_a_day and 1.0 * temp_bytes / calls >= :max_bytes
order by temp_bytes desc, subject
