/*
title    = "Waits for locks are logged"
severity = "low"
harm     = "blind"
stage    = 1000
applies  = "db_setting where name = 'log_lock_waits'"
why      = """When two users or a migration block each other, the site hangs and nothing is slow by itself: the log is the only
place that names who waited for whom. It costs nothing: a line is written only after a second of waiting. Up to version 18 it comes switched
off, and that alone harms nobody: low."""
fix      = """Switch it on; no restart is needed."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-logging.html#GUC-LOG-LOCK-WAITS"]
*/
select name as subject,
       'Who waited for whom is not logged: log_lock_waits is off' as message,
       'alter system set log_lock_waits = on; select pg_reload_conf();' as fix, 'sql' as fix_kind
from db_setting
where name = 'log_lock_waits' and value = 'off'
order by subject
