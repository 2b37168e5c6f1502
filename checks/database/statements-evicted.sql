/*
title    = "The record of statements is large enough"
severity = "low"
harm     = "blind"
stage    = 1000
applies  = "db_statement_record"
why      = """pg_stat_statements holds a fixed number of statements. When it is full, the rarest are thrown out and their numbers
with them: what costs most may then never show. It fills where values are pasted into the text instead of bound as
parameters. Flagged where it made room more than once a day since its counters began, or is over 95 % full."""
fix      = """Bind values as parameters; lists of varying length as one array (= any($1)). Else raise the limit, and restart."""
docs     = ["https://www.postgresql.org/docs/current/pgstatstatements.html#PGSTATSTATEMENTS-CONFIG-PARAMS"]
params.a_day = 1.0
params.full_pct = 95
*/
select 'pg_stat_statements' as subject,
       printf('pg_stat_statements holds %d statements of %d%s', entries, most,
              iif(evictions > 0, printf(', and has made room %d times in %.1f days', evictions, age_days), '')) as message,
       printf('alter system set pg_stat_statements.max = %d;' || char(10) || '-- takes a restart', 2 * most) as fix, 'sql' as fix_kind,
       entries,
       most,
       evictions
from db_statement_record
where 100.0 * entries / most > :full_pct or evictions > :a_day * max(age_days, 1.0)
order by subject
