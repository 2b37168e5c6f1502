/*
title    = "Tables that only grow have an end"
severity = "low"
harm     = "outage"
stage    = 10000
applies  = "db_table where parent_id is null and bytes > 0 and purpose is not 'provider'"
why      = """Logs, events and messages are written and never removed. One such table in the end is most of the database: backups,
restores and copies for staging take as long as it does. Flagged where a table holds more than half of all bytes and at
least 1 GB, and in 30 days or more of counting no row was deleted or changed."""
fix      = """Say how long its rows are needed. Then partition it by month and drop what is older, or move it to cheap storage."""
docs     = ["https://www.postgresql.org/docs/current/ddl-partitioning.html"]
params.min_bytes = 1073741824
params.min_days = 30
params.share_pct = 50
*/
select t.title as subject,
       printf('%s is %.0f %% of the database and only grows: in %.0f days %d rows came and none went', t.title,
              100.0 * t.bytes / (select sum(bytes) from db_table), s.stats_age_days, t.rows_inserted) as message,
       t.bytes as table_bytes,
       1.0 * t.bytes * t.rows_inserted / max(t.rows, 1.0) / s.stats_age_days as growth_a_day_bytes,
       cast(t.rows as integer) as table_rows
from db_table t
join db_server s on s.stats_age_days >= :min_days
where t.parent_id is null and t.purpose is not 'provider' and t.bytes >= :min_bytes and t.rows_inserted > 0 and t.rows_deleted + t.rows_updated = 0
  and t.bytes > 1.0 * :share_pct / 100 * (select sum(bytes) from db_table)
order by t.bytes desc, subject
