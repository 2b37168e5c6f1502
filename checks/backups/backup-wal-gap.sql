/*
title    = "Every backup has the log that it needs"
severity = "critical"
harm     = "loss"
stage    = 100
applies  = "backup where wal_start is not null"
why      = """A backup that was taken while the server ran is only whole together with the log of that time. Without the first or
the last file of it the restore stops, and the data cannot be used. Seen by comparing what a backup needs with the
oldest and the newest file of the same server that its repository has."""
fix      = """Take a full backup now, look why files of the log did not arrive or were deleted by hand, then rehearse a restore."""
docs     = ["https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-BASE-BACKUP"]
*/
select b.source || ' ' || b.label as subject,
       case when b.archive_first is null and b.archive_last is null then 'Whether the log of the backup ' || b.label || ' is there is not told'
            when b.archive_last < b.wal_stop then
           'The backup ' || b.label || ' needs the log up to ' || b.wal_stop || ', and its repository ends at ' || b.archive_last
            else 'The backup ' || b.label || ' needs the log from ' || b.wal_start || ' on, and its repository begins at ' || b.archive_first end as message,
       iif(b.archive_first is null and b.archive_last is null, 'ask the tool for its log: wal-g wal-verify integrity timeline; barman show-backup SERVER latest',
           'pgbackrest --stanza=' || shell_word(b.source) || ' check   # then take a full backup') as fix, 'code' as fix_kind,
       'log ' || b.source || ' ' || b.repository as cause,
       b.archive_first is null and b.archive_last is null as undecided,
       b.finished_at as finished_at
from backup b
where not b.is_failed and (b.archive_first is null and b.archive_last is null or b.archive_last < b.wal_stop or b.archive_first > b.wal_start)
order by subject
