/*
title    = "A backup was restored, and had everything"
severity = "high"
stage    = 1000
applies  = "restore_check"
why      = """A backup that was never restored is a hope. Restores fail for a missing file of the log, a forgotten pass phrase, a
role or an extension that is not there, a dump that left a schema out; all of it is found by doing it once, and an old
rehearsal says little about today's schema. Wanted: a copy not older than 90 days that has the schema of the original and
the rows that it could have. Tables without a time of creation may lack 5 %: the original went on after the backup."""
fix      = """Restore the newest backup to another server, take the time, and run: plimsoll restore-check --restored URL --took 25m"""
docs     = ["https://pgbackrest.org/user-guide.html#restore"]
params.max_days = 90
params.behind_pct = 5
*/
with behind as (
  select count(*) as tables, max(lacking_pct) as worst_pct from restore_difference where kind = 'rows-behind' and lacking_pct > :behind_pct
),
lacking as (
  select count(*) as parts, min(subject || iif(original is null, ' (only in the copy)', ' (original ' || original || ', copy ' || coalesce(restored, 'nothing') || ')')) as first
  from restore_difference where kind in ('missing', 'changed', 'extra', 'rows-lost')
)
select 'restore' as subject,
       case
         when not r.is_equal then printf('The copy restored at %s differs from the original in %d parts, such as %s', r.checked_at, l.parts, l.first)
         when b.tables > 0 then printf('The copy restored at %s lacks up to %.0f %% of the rows of %d tables', r.checked_at, b.worst_pct, b.tables)
         when r.age_days > :max_days then printf('The last restore was rehearsed %.0f days ago', r.age_days)
         else 'A copy was compared, and none of its rows could be read: only the schema is proven'
       end as message,
       case
         when r.is_equal and r.age_days <= :max_days and b.tables = 0 then 'grant select on all tables to the roles that compare, then run plimsoll restore-check again'
         else 'plimsoll restore-check --restored postgres://user@copy/database --took 25m'
       end as fix,
       r.age_days as age_days,
       r.recovery_point_s as recovery_point_s,
       r.recovery_time_s as recovery_time_s,
       iif(r.is_replay_only, 'replay of the log only', 'whole') as recovery_time_covers,
       iif(r.is_physical, 'physical', 'logical') as kind,
       r.restored as copy,
       r.tables_counted as tables_counted,
       r.is_equal and r.age_days <= :max_days and b.tables = 0 as undecided
from restore_check r, behind b, lacking l
where not r.is_equal or b.tables > 0 or r.age_days > :max_days or (r.tables > 0 and r.tables_counted = 0)
order by subject
