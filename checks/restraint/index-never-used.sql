/*
title    = "Every index is read"
severity = "medium"
harm     = "cost"
stage    = 1000
applies  = "db_index where not is_unique and not is_needed"
why      = """An index that no query reads still costs every insert and update, memory and backup time. Judged only when the
counters reach back at least 14 days (a crash, a restore or a failover clears them), on the primary, without
replicas that may use it; unique indexes, constraints and those that find the rows of a foreign key stay. Low below 100 MB, and where
reports that run once a quarter are not counted yet."""
fix      = """Drop it, and keep its CREATE INDEX. If a monthly job needs it, wait until the counters reach over one."""
docs     = ["https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-ALL-INDEXES-VIEW"]
params.min_days = 14
params.min_bytes = 1048576
params.medium_bytes = 104857600
params.medium_days = 92
*/
select i.name as subject,
       case
         when s.stats_age_days is null then 'Whether ' || i.name || ' on ' || t.title || ' is ever used cannot be told: nobody knows since when the counters count'
         when s.stats_age_days < :min_days then printf('Whether %s on %s is ever used cannot be told yet: the counters are %.1f days old', i.name, t.title, s.stats_age_days)
         when s.is_replica then 'Whether ' || i.name || ' on ' || t.title || ' is ever used shows on the primary, not on this replica'
         when exists (select 1 from db_standby) then 'Whether ' || i.name || ' on ' || t.title || ' is ever used cannot be told: a replica may read it'
         else printf('No query has read the index %s on %s for %.0f days', i.name, t.title, s.stats_age_days)
       end as message,
       iif(s.stats_age_days >= :min_days and not s.is_replica and not exists (select 1 from db_standby), 'drop index concurrently if exists ' || i.quoted || ';',
           'scan the primary again when its counters are at least 14 days old') as fix, 'sql' as fix_kind,
       iif(i.bytes >= :medium_bytes and s.stats_age_days >= :medium_days, 'medium', 'low') as severity,
       'index ' || i.name as cause,
       i.bytes as index_bytes,
       s.stats_since_at as counted_since_at,
       s.stats_age_days is null or s.stats_age_days < :min_days or s.is_replica or exists (select 1 from db_standby) as undecided
from db_index i
join db_table t on t.id = i.table_id and t.parent_id is null and not t.is_partitioned
cross join db_server s
where i.scans = 0 and i.is_valid and not i.is_unique and not i.is_needed and not i.is_partition and not i.is_foreign_key_cover
  and i.bytes >= :min_bytes
  -- Of two equal ones the planner reads one: that is a duplicate.
  and not exists (select 1 from db_index o where o.table_id = i.table_id and o.identity = i.identity and o.id <> i.id and o.is_valid)
  and t.rows_inserted + t.rows_updated + t.rows_deleted > 0
order by i.bytes desc, subject
