/*
title    = "Statements that run often are fast"
severity = "medium"
harm     = "slow"
size     = "mean_ms"
stage    = 1000
applies  = "db_statement"
why      = """A page makes several statements, and a user feels 100 ms. A statement that takes 20 ms on average and runs all the
time (at least 100 calls a day) eats a page's whole budget and, at 50 a second, a whole processor. Reports that run now
and then stay below that, unless they weigh: from 10 calls a day on it is flagged too where they keep a hundredth of a processor busy
around the clock, as 40 s each hour do; a job of each night is not. Medium from 100 ms a call on, or from that hundredth on; else low. That none is slow
shows after a day: until then what runs at night is not recorded."""
fix      = """Run EXPLAIN (ANALYZE, BUFFERS) on it with real values; mostly an index is missing or far more rows are read than
shown."""
docs     = ["https://www.postgresql.org/docs/current/using-explain.html"]
params.max_mean_ms = 20
params.min_calls_a_day = 100
params.min_heavy_calls_a_day = 10
params.medium_ms = 100
params.medium_busy_pct = 1
params.min_days = 1
*/
select 'statement ' || s.id as subject,
       printf('A statement takes %.0f ms on average: %.100s', coalesce(l.mean_ms, s.mean_ms), text) as message,
       iif(coalesce(l.mean_ms, s.mean_ms) >= :medium_ms or 100.0 * coalesce(l.used_ms, total_ms) / (86400000 * r.age_days) >= :medium_busy_pct, 'medium', 'low') as severity,
       'the statement ' || text as cause,
       coalesce(l.mean_ms, s.mean_ms) as mean_ms,
       iif(l.id is null, max_ms, l.used_max_ms) as max_ms,
       calls as calls,
       100.0 * total_ms / (select sum(total_ms) from db_statement) as of_all_time_pct,
       text as statement,
       null as fix,
       0 as undecided,
       'code' as fix_kind
from db_statement s cross join db_statement_record r left join db_statement_loaded l using (id)
where coalesce(l.mean_ms, s.mean_ms) >= :max_mean_ms
  and (coalesce(l.calls_a_day, s.calls / max(coalesce(r.age_days, 1), 1.0)) >= :min_calls_a_day
       or coalesce(l.used_calls, calls) >= :min_heavy_calls_a_day * max(r.age_days, 1) and 100.0 * coalesce(l.used_ms, total_ms) / (86400000 * max(r.age_days, 1)) >= :medium_busy_pct)
union all
select 'statements',
       iif(age_days is null, 'Since when statements are recorded is not known, so what runs seldom may not be among them.',
           printf('Statements are recorded for %.1f hours only: what runs once a day may not be among them.', 24.0 * age_days)),
       'low', null, null, null, null, null, null,
       iif(age_days is null, 'Postgres 14 and later tell it', 'scan again a day after pg_stat_statements was reset'), 1, 'code'
from db_statement_record
where coalesce(age_days, 0) < :min_days
order by of_all_time_pct desc, subject
