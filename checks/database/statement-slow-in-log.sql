/*
title    = "The log shows no statement that keeps users waiting"
severity = "medium"
harm     = "slow"
size     = "p95_ms"
stage    = 1000
applies  = "log_statement"
why      = """pg_stat_statements knows averages; the log knows the calls that really were slow, and when. A statement of which one
in twenty logged calls took 500 ms or more was felt by a user each time. Of statements that were logged fewer than 5
times nothing is said: a report now and then may take its time. Only what log_min_duration_statement lets through is there, and what is
no query (a dump, an index that is built) is left alone. Medium from one logged call an hour on, else low."""
fix      = """Run EXPLAIN (ANALYZE, BUFFERS) on it with real values; mostly an index is missing, or far more rows are read than shown."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-logging.html#GUC-LOG-MIN-DURATION-STATEMENT"]
params.max_p95_ms = 500
params.min_calls = 5
params.medium_per_hour = 1
*/
select 'statement ' || l.id as subject,
       printf('A statement took %.0f ms or more in one of 20 of its %d logged calls: %.100s', l.p95_ms, l.calls, l.text) as message,
       iif(l.calls >= :medium_per_hour * coalesce(t.hours, 0.0), 'medium', 'low') as severity,
       'the statement ' || l.text as cause,
       l.p50_ms as p50_ms,
       l.p95_ms as p95_ms,
       l.max_ms as max_ms,
       l.calls as logged_calls,
       l.total_ms as total_ms,
       100.0 * l.total_ms / t.total_ms as of_logged_time_pct,
       l.prepare_ms as prepare_ms,
       s.calls as calls_of_any_speed,
       s.of_all_time_pct as of_all_time_pct,
       l.query_id as query_id,
       l.database as database,
       l.application as application,
       l.first_at as first_at,
       l.last_at as last_at,
       t.calls as of_calls,
       t.statements as of_statements,
       t.dropped_statements as statements_left_out,
       t.dropped_ms as left_out_ms,
       l.text as statement
from log_statement l join log_share s on s.id = l.id join log_total t
where l.p95_ms >= :max_p95_ms and l.calls >= :min_calls
  and exists (select 1 from json_each('["select%", "insert %", "update %", "delete %", "merge %", "with %", "values%", "table %", "(%"]') u, json_each('["", " ", "\n"]') g
              where ltrim(l.text) like u.value or l.text like '/*%*/' || g.value || u.value)
order by l.total_ms desc, subject
