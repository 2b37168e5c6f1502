/*
title    = "The disk of the database lasts"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "plan where database_disk_gb is not null"
why      = """A database whose disk is full stops: no insert, no login, often no restart. Growth is what the counters saw come and go,
over at least a day, times what a row takes with its indexes. Flagged where the disk that plimsoll.toml names would be
full within 90 days. Write-ahead log, temporary files and databases that were not looked at come on top, so the day is
the latest. It is high where it is full within 30 days, which is how long a migration to a larger machine may take, else medium. Where more
than half of all that is there came while the counters counted, an import or a restore may be among it, and the growth is a guess."""
fix      = """Enlarge the disk, or switch on its automatic growth. Then say how long rows are needed, and drop old partitions."""
docs     = ["https://www.postgresql.org/docs/current/diskusage.html"]
params.min_days = 1
params.max_days = 90
params.high_days = 30
params.max_new_pct = 50
*/
with whole as (
  select sum(g.bytes_whole) as bytes, sum(g.bytes_a_day) as bytes_a_day, max(g.bytes_a_day) as most_a_day from db_growth g
),
lasting as (
  select w.*, p.database_disk_gb as disk_gb, max(1.0 * (1e9 * p.database_disk_gb - w.bytes) / w.bytes_a_day, 0.0) as days
  from plan p cross join whole w
  where w.bytes_a_day > 0
)
select 'disk' as subject,
       printf('The disk of %.0f GB is full in about %.0f days: the tables hold %.1f GB and grow by %.2f GB a day, fastest %s%s',
              l.disk_gb, l.days, 1.0 * l.bytes / 1000000000, 1.0 * l.bytes_a_day / 1000000000,
              (select min(t.title) from db_growth g join db_table t on t.id = g.table_id where g.bytes_a_day = l.most_a_day),
              iif(100.0 * l.bytes_a_day * s.stats_age_days > :max_new_pct * l.bytes, '; unless most of it was an import, which the next scan shows', ''))
         as message,
       iif(l.days <= :high_days, 'high', 'medium') as severity,
       iif(100.0 * l.bytes_a_day * s.stats_age_days > :max_new_pct * l.bytes, 'likely', 'sure') as certainty,
       l.days as left_days,
       l.bytes as tables_bytes,
       l.bytes_a_day as growth_a_day_bytes,
       s.stats_age_days as counted_days,
       0 as undecided
from lasting l cross join db_server s
where s.stats_age_days >= :min_days and not s.is_replica and l.days <= :max_days
union all
select 'disk', 'How long the disk lasts cannot be told yet: '
         || iif(s.is_replica, 'the counters of writes are those of the primary, scan that',
                iif(s.stats_age_days is null, 'nobody knows since when the counters count', printf('the counters are %.1f days old', s.stats_age_days))),
       'high', 'sure', null, null, null, s.stats_age_days, 1
from plan p cross join db_server s
where (s.stats_age_days is null or s.stats_age_days < :min_days or s.is_replica)
order by subject
