/*
title    = "A backup was restored, and had everything"
severity = "high"
harm     = "loss"
stage    = 1000
applies  = "db_wal"
why      = """A backup that was never restored is a hope. Restores fail for a missing file of the log, a forgotten pass phrase, a
role or an extension that is not there, a dump that left a schema out; all of it is found by doing it once, and an old
rehearsal says little about today's schema. Wanted: a copy not older than 90 days that has the schema of the original and
the rows that it could have. Tables without a time of creation may lack 5 %: the original went on after the backup."""
fix      = """Restore the newest backup to another server, take the time, and run: plimsoll restore-check --restored URL --took 25m"""
docs     = ["https://pgbackrest.org/user-guide.html#restore"]
params.max_days = 90
params.behind_pct = 5
*/
with this as (
  select w.system_identifier, s.database, r.checked_at, r.age_days, r.is_equal, r.is_physical, r.tables, r.tables_counted,
         r.recovery_point_s, r.recovery_time_s, r.is_replay_only, r.restored
  from db_wal w
  cross join db_server s
  left join restore_check r on r.system_identifier = w.system_identifier and r.database = s.database
),
difference as (
  select d.* from restore_difference d join this t on t.system_identifier = d.system_identifier and t.database = d.database
),
behind as (
  select count(*) as tables, max(lacking_pct) as worst_pct from difference where kind = 'rows-behind' and lacking_pct > :behind_pct
),
lacking as (
  select count(*) as parts,
         min(subject || iif(original is null, ' (only in the copy)', ' (original ' || original || ', copy ' || coalesce(restored, 'nothing') || ')')) as first
  from difference where kind in ('missing', 'changed', 'extra', 'rows-lost')
)
select 'restore' as subject,
       case
         when t.checked_at is null then 'No backup of the database ' || t.database || ' of this server was ever seen restored'
         when not t.is_equal then printf('The copy restored at %s differs from the original in %d parts, such as %s', t.checked_at, l.parts, l.first)
         when b.tables > 0 then printf('The copy restored at %s lacks up to %.0f %% of the rows of %d tables', t.checked_at, b.worst_pct, b.tables)
         when t.age_days > :max_days then printf('The last restore was rehearsed %.0f days ago', t.age_days)
         else 'A copy was compared, and none of its rows could be read: only the schema is proven'
       end as message,
       case
         when t.is_equal and t.age_days <= :max_days and b.tables = 0 then 'grant select on all tables to the roles that compare, then run plimsoll restore-check again'
         else 'plimsoll restore-check --restored postgres://user@copy/' || url_part(t.database) || ' --took 25m'
       end as fix, 'code' as fix_kind,
       t.age_days as age_days,
       t.recovery_point_s as recovery_point_s,
       t.recovery_time_s as recovery_time_s,
       iif(t.is_replay_only, 'replay of the log only', 'whole') as recovery_time_covers,
       iif(t.is_physical, 'physical', 'logical') as kind,
       t.restored as copy,
       t.tables_counted as tables_counted,
       t.checked_at is null or (t.is_equal and t.age_days <= :max_days and b.tables = 0) as undecided
from this t, behind b, lacking l
where t.checked_at is null or not t.is_equal or b.tables > 0 or t.age_days > :max_days or (t.tables > 0 and t.tables_counted = 0)
order by subject
