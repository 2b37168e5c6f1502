/*
title    = "Sorts that spill to disk leave a trace"
severity = "low"
harm     = "blind"
stage    = 10000
applies  = "db_setting where name = 'log_temp_files'"
why      = """A sort or hash that does not fit into work_mem goes to the disk and is slow from one day to the next, when a table has
grown past a limit. With log_temp_files the log says which statement it was, and how much it wrote."""
fix      = """Log those over 10 MB: a handful of lines, each of them worth reading."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-logging.html#GUC-LOG-TEMP-FILES"]
*/
select name as subject,
       'No line in the log tells which statements write temporary files' as message,
       'alter system set log_temp_files = ''10MB''; select pg_reload_conf();' as fix, 'sql' as fix_kind
from db_setting
where name = 'log_temp_files' and number < 0
order by subject
