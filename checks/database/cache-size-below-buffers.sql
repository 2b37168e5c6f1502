/*
title    = "The planner knows how much is cached"
severity = "low"
harm     = "slow"
stage    = 1000
applies  = "db_setting where name = 'effective_cache_size'"
why      = """effective_cache_size tells the planner how much of the data it will find in memory: shared_buffers and the system's own
cache. Less than shared_buffers alone cannot be true, and the planner then reads whole tables where an index is quicker."""
fix      = """Set it to half or three quarters of the memory of the machine or its container; nothing is allocated by it. The fix takes three times
shared_buffers, which holds where that is a quarter."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-query.html#GUC-EFFECTIVE-CACHE-SIZE"]
*/
select e.name as subject,
       printf('effective_cache_size is %.0f MB, less than shared_buffers with %.0f MB', 1.0 * e.number / 1048576, 1.0 * b.number / 1048576) as message,
       printf('alter system set effective_cache_size = ''%.0fMB''; select pg_reload_conf();', 3.0 * b.number / 1048576) as fix, 'sql' as fix_kind,
       e.number as effective_cache_bytes,
       b.number as shared_buffers_bytes
from db_setting e
join db_setting b on b.name = 'shared_buffers'
where e.name = 'effective_cache_size' and e.number < b.number
order by subject
