/*
title    = "Both environments have had the same migrations"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "twin_migration"
why      = """What was tested in staging is not what runs in production when each has had migrations that the other has not: the
next deploy meets a schema that nobody has seen. Staging that is ahead is the usual way of a change, and no fault;
production ahead of staging, or both with migrations of their own, is one. High at any number where the schemas differ too; where they are the
same, somebody squashed old migrations or built one of them from a dump: low."""
fix      = """Find the branch or the hand that ran the migration, bring its file into the main line, run it where it is missing."""
docs     = ["https://martinfowler.com/articles/evodb.html"]
*/
with side as (
  select m.table_title, sum(m.is_here and not m.is_there) as only_here, sum(m.is_there and not m.is_here) as only_there,
         max(iif(m.is_here and not m.is_there, m.version, null)) as latest_here,
         max(iif(m.is_there and not m.is_here, m.version, null)) as latest_there
  from twin_migration m
  group by m.table_title
)
select s.table_title as subject,
       case
         when s.only_here > 0 and s.only_there > 0 then
           printf('%d migrations ran only in %s (up to %s), %d only in %s (up to %s)', s.only_here, r.environment, s.latest_here,
                  s.only_there, coalesce(t.environment, t.database), s.latest_there)
         when s.only_here > 0 then
           printf('%d migrations ran in production and not in %s (up to %s)', s.only_here, coalesce(t.environment, t.database), s.latest_here)
         else printf('%d migrations ran in production and not in %s (up to %s)', s.only_there, r.environment, s.latest_there)
       end as message,
       iif(exists (select 1 from twin_difference), 'high', 'low') as severity,
       'the environments had different migrations' as cause,
       s.only_here as only_here,
       s.only_there as only_there
from side s, run r, twin_server t
where s.only_here > 0 and s.only_there > 0
   or s.only_here > 0 and r.environment = 'production'
   or s.only_there > 0 and t.environment = 'production'
order by subject
