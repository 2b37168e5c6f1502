/*
title    = "The archive keeps up with the log"
severity = "critical"
harm     = "loss"
stage    = 1000
applies  = "db_archiver where mode <> 'off' and has_command"
why      = """Full files of the write-ahead log wait to be archived, and none has been for a while: whatever they hold is lost with
the server, and they fill its disk. Counted by comparing the file that is written now with the one that was archived
last, so that an idle server, which has nothing to archive, is not blamed. A backlog of a moment is no harm: judged when
nothing was archived for 15 minutes, or twice archive_timeout where that is longer. Critical from 64 files (1 GB) on, else high."""
fix      = """Look at the server's log for the archive command: it hangs, is too slow for the rate of writing (archive in parallel:
archive-async=y in pgBackRest), or its target is full."""
docs     = ["https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-ARCHIVER-VIEW"]
params.min_files = 1
params.min_age_s = 900
params.critical_files = 64
*/
select 'archive_command' as subject,
       iif(w.last_archived is null, 'Nothing shows that any file of the log was ever archived',
           printf('%d full files of the log wait to be archived, and none has been for %.0f minutes', w.files_waiting, 1.0 * w.last_archived_age_s / 60)) as message,
       iif(w.last_archived is null, 'select pg_switch_wal(); then scan again: counters are cleared by a crash',
           'pgbackrest --stanza=main check   # and the server''s log') as fix, 'code' as fix_kind,
       iif(w.files_waiting >= :critical_files, 'critical', 'high') as severity,
       'archive_command' as cause,
       w.files_waiting as files,
       w.last_archived_age_s as last_archived_age_s,
       s.is_replica or w.last_archived is null or w.files_waiting is null as undecided
from db_archiver a, db_wal w, db_server s
where not a.is_discarding
  and (s.is_replica or w.last_archived is null or w.files_waiting is null
       or w.files_waiting >= :min_files and w.last_archived_age_s > max(:min_age_s, 2.0 * w.archive_timeout_s))
order by subject
