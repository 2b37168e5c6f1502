/*
title    = "Backups of a week are kept"
severity = "high"
harm     = "loss"
stage    = 1000
applies  = "backup_repository"
why      = """Damage is often found days later: a wrong migration on Friday, a deleted customer, a thief. When the only backups
are younger than the damage, they hold it too. Wanted: a backup that is 7 days old or older. A repository that is younger
than that has not shown yet what it keeps: that it has never thrown a file of the log away tells it from one that keeps less, and
full backups of one day tell nothing of days. High where less than two days are kept, else medium."""
fix      = """Keep at least two full backups and 7 days: repo1-retention-full=2 with a weekly full backup (pgBackRest),
retention_policy = RECOVERY WINDOW OF 7 DAYS (Barman), wal-g delete retain FULL 7 for daily ones."""
docs     = ["https://pgbackrest.org/user-guide.html#retention"]
params.days = 7
params.min_span_days = 1
params.high_days = 2
*/
with kept as (
  select r.source, r.name, r.wal_first, max(b.age_days) as oldest_days, min(b.wal_start) as oldest_wal, count(*) as backups,
         max(iif(b.kind = 'full', b.age_days, null)) - min(iif(b.kind = 'full', b.age_days, null)) as span_days
  from backup_repository r
  join backup b on b.source = r.source and b.repository = r.name and not b.is_failed and b.finished_at is not null
  where r.retention_days is null
  group by r.source, r.name, r.wal_first
)
select source || ' ' || name as subject,
       iif(span_days >= :min_span_days and wal_first >= oldest_wal,
           printf('%s keeps backups for no longer than %.1f days', source, oldest_days),
           printf('%s has its oldest backup since %.1f days: that a week is kept has not been seen yet', source, oldest_days)) as message,
       iif(span_days >= :min_span_days and wal_first >= oldest_wal,
           'repo1-retention-full-type=time and repo1-retention-full=7 in pgbackrest.conf   # Barman: retention_policy = RECOVERY WINDOW OF 7 DAYS',
           'scan again when the repository is a week old') as fix,
       'code' as fix_kind,
       oldest_days as oldest_days,
       backups as backups,
       iif(oldest_days < :high_days, 'high', 'medium') as severity,
       not coalesce(span_days >= :min_span_days and wal_first >= oldest_wal, 0) as undecided
from kept
where oldest_days < :days
union all
select source || ' ' || name, printf('%s keeps backups for %.0f days', source, retention_days),
       'aws rds modify-db-instance --db-instance-identifier=' || shell_word(source) || ' --backup-retention-period 7', 'code', retention_days, null,
       iif(retention_days < :high_days, 'high', 'medium'), 0
from backup_repository
where retention_days < :days
order by subject
