/*
title    = "Every changed setting is in force"
severity = "low"
harm     = "cost"
stage    = 1000
applies  = "db_setting"
why      = """Somebody changed a setting that only a restart applies. Until then the server runs with the old value, and the next
restart, perhaps in the middle of an incident, changes how it behaves."""
fix      = """Restart Postgres at a quiet hour, or take the change back."""
docs     = ["https://www.postgresql.org/docs/current/view-pg-settings.html"]
*/
select name as subject,
       name || ' was changed, and waits for a restart' as message,
       'sudo systemctl restart postgresql' as fix, 'code' as fix_kind,
       'a restart is due' as cause
from db_setting
where is_pending_restart
order by subject
