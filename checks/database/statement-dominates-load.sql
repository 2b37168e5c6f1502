/*
title    = "No single statement takes the database's time under load"
severity = "medium"
harm     = "slow"
size     = "database_ms"
stage    = 1000
applies  = "load_statement_cost"
why      = """pg_stat_statements was read before and after the load. One statement that takes more than a third of the database's
time, and at least 1 ms of each request, is where an hour of work moves the load line most. It counts only where the objective
was missed or an endpoint was slower than it: a busy statement in a fast app is no fault. Medium where it takes 20 ms of each request and the
load line lies below 1.3 times the rate that your plan reaches; else low: there is room yet."""
fix      = """Look at its plan with `explain (analyze, buffers)`: most often an index is missing, or more rows are read than are
shown. What is asked for by every request and seldom changes belongs into a cache."""
docs     = ["https://www.postgresql.org/docs/current/using-explain.html"]
params.max_pct = 33
params.min_ms = 1
params.medium_ms = 20
params.margin = 1.3
*/
with missed as (
  select exists (select 1 from load_line where failed_per_s is not null) or
         exists (select 1 from load_endpoint_total t join objective o where t.p95_ms > o.p95_ms) as is_missed,
         exists (select 1 from load_line l join run r join stage_rate g on g.users = r.stage where l.failed_per_s < :margin * g.peak_per_s) as is_short
)
select 'statement ' || c.queryid as subject,
       printf('One statement took %.0f %% of the database''s time under load: %.1f ms of each request', c.time_pct, c.ms_per_request) as message,
       iif(m.is_short and c.ms_per_request >= :medium_ms, 'medium', 'low') as severity,
       'the statement ' || c.statement as cause,
       c.statement as statement,
       c.time_pct as time_pct,
       c.ms_per_request as database_ms,
       c.calls as calls,
       c.calls_per_request as calls_per_request,
       c.rows_per_call as rows_per_call
from load_statement_cost c, missed m
where m.is_missed
  and not exists (select 1 from json_each('["set %", "begin%", "start transaction%", "commit%", "rollback%", "savepoint%", "release %", "show %", "reset %",
                      "discard %", "deallocate %", "listen %", "notify %"]') u, json_each('["", " ", "\n"]') s
                  where ltrim(c.statement) like u.value or c.statement like '/*%*/' || s.value || u.value)
  and c.time_pct > :max_pct and c.ms_per_request >= :min_ms
order by c.time_pct desc, subject
