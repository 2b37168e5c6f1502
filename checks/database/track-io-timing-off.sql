/*
title    = "Time spent on the disk is measured"
severity = "low"
harm     = "blind"
stage    = 1000
applies  = "db_setting where name = 'track_io_timing'"
why      = """Without it nobody can tell a query that reads too much from a disk that is too slow. On today's machines it costs
next to nothing (pg_test_timing shows it)."""
fix      = """Switch it on; no restart is needed."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-statistics.html#GUC-TRACK-IO-TIMING"]
*/
select name as subject,
       'Time spent on the disk is not measured: track_io_timing is off' as message,
       'alter system set track_io_timing = on; select pg_reload_conf();' as fix, 'sql' as fix_kind
from db_setting
where name = 'track_io_timing' and value = 'off'
order by subject
