/*
title    = "The planner knows every table"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "db_table where rows > 1000"
why      = """Postgres chooses how to answer a query by statistics of the rows. Where they are missing or old it guesses, and a
query that took a millisecond yesterday reads the whole table today. Autovacuum renews them when a tenth of a table has
changed: far more than that means that it is off, does not keep up, or comes within the minute, as after an import or a restore. It never
renews those of a partitioned table as a whole. Medium from 100,000 rows on, where a wrong plan takes tens of milliseconds; else low."""
fix      = """Run ANALYZE: it reads a sample, locks out nobody, and takes seconds. Then let autovacuum come more often for tables
that change much (autovacuum_analyze_scale_factor); for a partitioned table run it from a timer."""
docs     = ["https://www.postgresql.org/docs/current/routine-vacuuming.html#VACUUM-FOR-STATISTICS"]
params.min_rows = 1000
params.max_changed_pct = 20
params.medium_rows = 100000
*/
select t.title as subject,
       iif(s.table_id is null, 'The table ' || t.title || ' was never analysed: the planner guesses',
           printf('%.0f %% of the rows of %s have changed since it was last analysed', 100.0 * a.rows_changed / t.rows, t.title)) as message,
       'analyze ' || t.quoted || ';' as fix, 'sql' as fix_kind,
       iif(t.rows >= :medium_rows, 'medium', 'low') as severity,
       iif(s.table_id is null, 'tables were never analysed', 'statistics of ' || iif(t.parent_id is null, t.name, 'the parts of a table') || ' are old') as cause,
       cast(t.rows as integer) as table_rows,
       a.rows_changed as changed_rows,
       a.analyzed_at as analyzed_at
from db_table t
join db_analysis a on a.table_id = t.id
left join (select distinct table_id from db_column_stat) s on s.table_id = t.id
where t.rows > :min_rows
  and (s.table_id is null or a.rows_changed > :min_rows and 100.0 * a.rows_changed / t.rows > :max_changed_pct)
order by t.rows desc, subject
