/*
title    = "A quiet hour is archived too"
severity = "medium"
harm     = "loss"
stage    = 1000
applies  = "db_archiver where mode <> 'off' and has_command"
why      = """A file of the log (16 MB) is archived when it is full. With few writers that takes hours, and all that time the work
of your users is on one disk only. Judged where more than 64 kB were written since the last archived file and 15 minutes have
passed; an idle server has nothing to archive."""
fix      = """Set archive_timeout: at least once in five minutes the file is closed and archived. It costs 16 MB each time that
anything was written, which compresses to almost nothing."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-wal.html#GUC-ARCHIVE-TIMEOUT"]
params.min_bytes = 65536
params.min_age_s = 900
*/
select 'archive_timeout' as subject,
       printf('What was written in the last %.0f minutes is in no archive, and no time is set after which it will be',
              1.0 * w.last_archived_age_s / 60) as message,
       iif(a.last_failed_at > coalesce(a.last_archived_at, ''), 'mend the archive first: while it fails, each file that is closed early fills the disk sooner',
           'alter system set archive_timeout = ''5min''; select pg_reload_conf();') as fix, iif(a.last_failed_at > coalesce(a.last_archived_at, ''), 'code', 'sql') as fix_kind,
       'archive_timeout' as cause,
       w.unarchived_bytes as unarchived_bytes
from db_archiver a, db_wal w, db_server s
where not a.is_discarding and not s.is_replica
  and w.archive_timeout_s = 0 and w.unarchived_bytes > :min_bytes and w.last_archived_age_s > :min_age_s
order by subject
