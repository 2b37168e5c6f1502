/*
title    = "Archiving succeeds"
severity = "critical"
harm     = "loss"
stage    = 100
applies  = "db_archiver where mode <> 'off' and has_command"
why      = """The last attempt to archive the log failed, and none has succeeded since. From that moment on nothing can be
restored, and the server keeps every file until its disk is full and it stops. Critical from a quarter of an hour on, or where it never
succeeded; medium below: Postgres tries again each minute."""
fix      = """The server log has the error of the command: a full or missing disk, an expired key, a wrong path. Mend it; Postgres
tries again by itself."""
docs     = ["https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-ARCHIVER-VIEW"]
params.critical_s = 900
*/
select 'archive_command' as subject,
       iif(a.last_archived_at is null, 'Archiving has never succeeded, and failed ' || a.failed || ' times',
           'Archiving fails since ' || a.last_archived_at) as message,
       iif(w.last_archived_age_s < :critical_s, 'medium', 'critical') as severity,
       'archive_command' as cause,
       a.failed as failed,
       a.archived as archived,
       a.last_failed_at as last_failed_at,
       a.last_archived_at as last_archived_at
from db_archiver a, db_wal w
where a.failed > 0 and (a.last_archived_at is null or a.last_failed_at > a.last_archived_at)
order by subject
