/*
title    = "There is a backup, and it is new"
severity = "critical"
harm     = "loss"
stage    = 100
applies  = "backup_source"
why      = """What was lost on a bad day is everything since the last backup, and a full backup that is weeks old takes hours of log
to replay. Wanted: a full backup of the last 8 days (one a week, and a day late), any backup of the last 26 hours
(one a day, and two hours late). Critical where no full backup is there at all or the newest of any kind is a week old, else
high: a day of work is at stake. A report that is itself older than that proves nothing."""
fix      = """Run the backup tool from cron or a systemd timer on the database's machine, and let its failure reach a person."""
docs     = ["https://pgbackrest.org/user-guide.html#quickstart/schedule-backup"]
params.full_days = 8
params.any_hours = 26
params.critical_days = 7
*/
with known as (
  select r.source, min(iif(b.kind = 'full', b.age_days, null)) as full_days, min(b.age_days) as any_days
  from (select source, max(system_identifier) as system_identifier from backup_repository group by source) r
  -- After an upgrade of Postgres what was taken before restores the server of before.
  left join backup b on b.source = r.source and not b.is_failed and b.finished_at is not null
    and coalesce(b.system_identifier, r.system_identifier) is r.system_identifier
  group by r.source
  union all
  select 'backups', null, null where not exists (select 1 from backup_repository)
),
document as (
  select min(age_days) as age_days, max(read_at) as read_at, group_concat(distinct tool || coalesce(' ' || version, '')) as tools,
         not exists (select 1 from backup_repository) and not max(tool = 'none') as is_without_list
  from backup_source
)
select k.source as subject,
       case
         when d.age_days * 24 > :any_hours then 'The backup report is of ' || d.read_at || ': it does not tell of the last days'
         when d.is_without_list then 'The backup report does not list the backups'
         when k.any_days is null then 'There is no backup of ' || k.source
         when k.full_days is null then 'There is no full backup of ' || k.source || ', and the others stand on one'
         when k.any_days * 24 > :any_hours then printf('The newest backup of %s is %.1f days old', k.source, k.any_days)
         else printf('The newest full backup of %s is %.1f days old', k.source, k.full_days)
       end as message,
       case
         when d.age_days * 24 > :any_hours then 'write the report anew from a job, or name the command itself under [backup]'
         when d.is_without_list then 'add the list to the report: barman -f json list-backups SERVER'
         when k.full_days is null or k.full_days > :full_days then 'pgbackrest --stanza=' || shell_word(k.source) || ' backup --type=full   # barman backup ' || shell_operand(k.source) || '; wal-g backup-push; RDS: --backup-retention-period 7'
         else 'pgbackrest --stanza=' || shell_word(k.source) || ' backup --type=incr   # each night'
       end as fix, 'code' as fix_kind,
       iif(k.full_days is null or k.any_days >= :critical_days, 'critical', 'high') as severity,
       'backup of ' || k.source as cause,
       k.any_days as newest_days,
       k.full_days as newest_full_days,
       d.tools as tools,
       d.age_days * 24 > :any_hours or d.is_without_list as undecided
from known k, document d
where k.full_days is null or k.full_days > :full_days or k.any_days * 24 > :any_hours or d.age_days * 24 > :any_hours
order by subject
