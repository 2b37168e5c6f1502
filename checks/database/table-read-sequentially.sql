/*
title    = "Large tables are read through an index"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "db_table where purpose is not 'provider'"
why      = """Reading a table of tens of thousands of rows from end to end takes milliseconds of a whole processor each time;
twenty users who do it at once wait for each other, and it grows with the table. Counted are tables from 10,000 rows
on that are read whole at least 20 times a day and get at least 5 % of their rows that way; nightly reports and
dumps stay below that. Medium from 100,000 rows on (tens of milliseconds each time), else low. Counters of less than a day may have seen
nothing but an import: a guess."""
fix      = """Find the statement (its text is in pg_stat_statements; a request's cost names the endpoint), and give it an index on the
columns in its WHERE or ORDER BY; text search wants a GIN index."""
docs     = ["https://www.postgresql.org/docs/current/monitoring-stats.html#MONITORING-PG-STAT-ALL-TABLES-VIEW"]
params.min_rows = 10000
params.min_scans_a_day = 20
params.min_pct = 5
params.medium_rows = 100000
params.min_days = 1
*/
select t.title as subject,
       iif(s.stats_age_days is null, 'How often ' || t.title || ' is read from end to end cannot be told: nobody knows since when the counters count',
           t.title || ' was read from end to end ' || t.scans_sequential || ' times, some ' || cast(t.rows as integer) || ' rows each time'
             || iif(s.stats_age_days < :min_days, '; the counters are of today, tomorrow shows whether it goes on', '')) as message,
       iif(t.rows >= :medium_rows, 'medium', 'low') as severity,
       iif(s.stats_age_days < :min_days, 'likely', 'sure') as certainty,
       iif(t.parent_id is null, t.name, 'a part of a table') || ' is read from end to end' as cause,
       t.scans_sequential as scans,
       cast(t.rows as integer) as table_rows,
       100.0 * t.rows_read_sequentially / (t.rows_read_sequentially + t.rows_read_by_index) as read_sequentially_pct,
       s.stats_age_days is null as undecided
from db_table t, db_server s
where t.rows >= :min_rows and t.purpose is not 'provider'
  and t.scans_sequential >= :min_scans_a_day * max(coalesce(s.stats_age_days, 1), 1)
  and 1.0 * t.rows_read_sequentially / t.scans_sequential >= 0.5 * t.rows
  and 100.0 * t.rows_read_sequentially / (t.rows_read_sequentially + t.rows_read_by_index) >= :min_pct
order by t.rows_read_sequentially desc, subject
