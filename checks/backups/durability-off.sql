/*
title    = "What was committed survives a crash"
severity = "critical"
harm     = "loss"
stage    = 100
applies  = "db_setting where name in ('fsync', 'full_page_writes')"
why      = """With fsync off Postgres tells the user "saved" while the data is only in memory; with full_page_writes off a crash
can tear a page in half. After a power failure the database may be damaged beyond repair, and nothing tells you
until you read the damaged part."""
fix      = """Switch it on. If writes are then too slow, synchronous_commit = off loses at most a moment and damages nothing."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-wal.html#GUC-FSYNC"]
*/
select name as subject,
       name || ' is off: a crash or power failure can destroy the whole database' as message,
       'alter system set ' || name || ' = on; select pg_reload_conf();' as fix, 'sql' as fix_kind
from db_setting
where name in ('fsync', 'full_page_writes') and value = 'off'
order by subject
