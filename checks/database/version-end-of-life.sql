/*
title    = "Postgres still gets security fixes"
severity = "high"
harm     = "breach"
stage    = 1000
applies  = "db_server"
why      = """Each version of Postgres gets fixes for five years. After that a known hole stays open, and providers upgrade you on
a day of their choice. The dates are those of postgresql.org, and it is high from that day on. RDS, Cloud SQL and Azure sell fixes for longer:
there it is a guess."""
fix      = """Plan the upgrade: pg_upgrade takes minutes, and a rehearsal on a copy shows what breaks. Vacuum and analyze
afterwards."""
docs     = ["https://www.postgresql.org/support/versioning/"]
*/
with release (major, ends_on) as (
  values (13, '2025-11-13'), (14, '2026-11-12'), (15, '2027-11-11'), (16, '2028-11-09'), (17, '2029-11-08'), (18, '2030-11-14')
)
select 'postgres' as subject,
       'Postgres ' || s.version || ' gets no more security fixes since ' || e.ends_on
         || iif(s.provider in ('rds', 'cloud-sql', 'azure'), ', unless you pay for extended support', '') as message,
       iif(s.provider in ('rds', 'cloud-sql', 'azure'), 'likely', 'sure') as certainty,
       s.version as version
from db_server s
join release e on s.version_num between e.major * 10000 and e.major * 10000 + 9999
cross join run r
where r.taken_at >= e.ends_on
order by subject
