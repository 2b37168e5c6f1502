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
around the clock, as 40 s each hour do, or where each takes a second, at which a visitor's thought breaks off, and all of them a tenth of
the database's time; a job of each night is not. A load is no use: what it ran is left out of all that, and where a statement had fewer than 20
calls in use, one visitor alone tells how long it takes. Medium from 100 ms a call on, or from that hundredth on; else low. That none is slow
shows after a day: until then what runs at night is not recorded."""
fix      = """Run EXPLAIN (ANALYZE, BUFFERS) on it with real values; mostly an index is missing or far more rows are read than
shown."""
docs     = ["https://www.postgresql.org/docs/current/using-explain.html"]
params.max_mean_ms = 20
params.min_calls_a_day = 100
params.min_heavy_calls_a_day = 10
params.medium_ms = 100
params.long_ms = 1000
params.heavy_pct = 10
params.medium_busy_pct = 1
params.min_days = 1
*/
select 'statement ' || s.id as subject,
       iif(u.mean_ms is null, printf('A statement takes %.0f ms on average under the load, and nobody measured it without: %.100s', s.mean_ms, text),
           printf('A statement takes %.0f ms on average: %.100s', u.mean_ms, text)) as message,
       iif(u.mean_ms >= :medium_ms or u.busy_pct >= :medium_busy_pct, 'medium', 'low') as severity,
       'the statement ' || text as cause,
       u.mean_ms as mean_ms,
       u.used_max_ms as max_ms,
       u.used_calls as calls,
       u.load_calls as load_calls,
       iif(u.time_of = 'use', u.time_pct, null) as of_all_time_pct,
       text as statement,
       iif(u.mean_ms is null, 'scan again once people have used it', null) as fix,
       u.mean_ms is null as undecided,
       'code' as fix_kind
from db_statement s join db_statement_use u using (id)
where coalesce(u.mean_ms, s.mean_ms) >= :max_mean_ms
  and (u.calls_a_day >= :min_calls_a_day
       or u.used_calls >= :min_heavy_calls_a_day * max(u.counted_days, 1)
          and (u.busy_pct * min(u.counted_days, 1) >= :medium_busy_pct
               or u.mean_ms >= :long_ms and u.time_pct >= :heavy_pct and u.time_of = 'use' and u.counted_days >= :min_days))
union all
select 'statements',
       iif(age_days is null, 'Since when statements are recorded is not known, so what runs seldom may not be among them.',
           printf('Statements are recorded for %.1f hours only: what runs once a day may not be among them.', 24.0 * age_days)),
       'low', null, null, null, null, null, null, null,
       iif(age_days is null, 'Postgres 14 and later tell it', 'scan again a day after pg_stat_statements was reset'), 1, 'code'
from db_statement_record
where coalesce(age_days, 0) < :min_days
order by of_all_time_pct desc, subject
