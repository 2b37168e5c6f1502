/*
title    = "Every backup has the log that it needs"
severity = "critical"
harm     = "loss"
stage    = 100
applies  = "backup where wal_start is not null"
why      = """A backup that was taken while the server ran is only whole together with the log of that time. Without the first or
the last file of it the restore stops, and the data cannot be used. Seen by comparing what a backup needs with the
oldest and the newest file that its repository has."""
fix      = """Take a full backup now, look why files of the log did not arrive or were deleted by hand, then rehearse a restore."""
docs     = ["https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-BASE-BACKUP"]
*/
select b.source || ' ' || b.label as subject,
       iif(r.wal_last < b.wal_stop,
           'The backup ' || b.label || ' needs the log up to ' || b.wal_stop || ', and its repository ends at ' || r.wal_last,
           'The backup ' || b.label || ' needs the log from ' || b.wal_start || ' on, and its repository begins at ' || r.wal_first) as message,
       'pgbackrest --stanza=' || shell_word(b.source) || ' check   # then take a full backup' as fix, 'code' as fix_kind,
       b.finished_at as finished_at
from backup b
join backup_repository r on r.source = b.source and r.name = b.repository
where not b.is_failed and (r.wal_last < b.wal_stop or r.wal_first > b.wal_start)
order by subject
