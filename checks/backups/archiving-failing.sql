/*
title    = "Archiving succeeds"
severity = "critical"
harm     = "loss"
stage    = 100
applies  = "db_archiver where mode <> 'off' and has_command"
why      = """The last attempt to archive the log failed, and none has succeeded since. From that moment on nothing can be
restored, and the server keeps every file until its disk is full and it stops."""
fix      = """The server log has the error of the command: a full or missing disk, an expired key, a wrong path. Mend it; Postgres
tries again by itself."""
docs     = ["https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-ARCHIVER-VIEW"]
*/
select 'archive_command' as subject,
       iif(last_archived_at is null, 'Archiving has never succeeded, and failed ' || failed || ' times',
           'Archiving fails since ' || last_archived_at) as message,
       failed as failed,
       archived as archived,
       last_failed_at as last_failed_at,
       last_archived_at as last_archived_at
from db_archiver
where failed > 0 and (last_archived_at is null or last_failed_at > last_archived_at)
order by subject
