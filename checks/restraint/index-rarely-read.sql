/*
title    = "Every index is read more often than written"
severity = "low"
harm     = "cost"
stage    = 10000
applies  = "db_index where not is_unique and not is_needed"
why      = """An index is paid for by every insert and update of its table. One that is read less than once in a hundred writes costs
more than it gives, unless those reads are somebody's monthly report. Judged from 100 MB and 14 days of counters on, on a
primary without replicas."""
fix      = """See which query reads it, and whether it may be slow. Then drop it, and keep its CREATE INDEX."""
docs     = ["https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-ALL-INDEXES-VIEW"]
params.min_days = 14
params.min_bytes = 104857600
params.max_reads_pct = 1
*/
select i.name as subject,
       iif(s.stats_age_days >= :min_days,
           printf('The index %s on %s was read %d times and written some %d times in %.0f days', i.name, t.title, i.scans,
                  t.rows_inserted + t.rows_updated - t.rows_updated_hot, s.stats_age_days),
           'How often ' || i.name || ' on ' || t.title || ' is read cannot be told: its counters are not old enough, or a replica may read it') as message,
       'scan the primary again when its counters are at least 14 days old; look for reports of a month first' as fix,
       'index ' || i.name as cause,
       i.bytes as index_bytes,
       i.scans as scans,
       coalesce(s.stats_age_days, 0) < :min_days or s.is_replica or exists (select 1 from db_standby) as undecided,
       'code' as fix_kind
from db_index i
join db_table t on t.id = i.table_id and not t.is_partitioned
cross join db_server s
where i.scans > 0 and i.is_valid and not i.is_unique and not i.is_needed and not i.is_partition and not i.is_foreign_key_cover
  and i.bytes >= :min_bytes
  and 100.0 * i.scans < :max_reads_pct * (t.rows_inserted + t.rows_updated - t.rows_updated_hot)
order by i.bytes desc, subject
