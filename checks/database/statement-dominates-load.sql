/*
title    = "No single statement takes the database's time under load"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "load_statement_cost"
why      = """pg_stat_statements was read before and after the load. One statement that takes more than a third of the database's
time, and at least 1 ms of each request, is where an hour of work moves the load line most. It counts only where the objective
was missed or an endpoint was slower than it: a busy statement in a fast app is no fault."""
fix      = """Look at its plan with `explain (analyze, buffers)`: most often an index is missing, or more rows are read than are
shown. What is asked for by every request and seldom changes belongs into a cache."""
docs     = ["https://www.postgresql.org/docs/current/using-explain.html"]
params.max_pct = 33
params.min_ms = 1
*/
with missed as (
  select exists (select 1 from load_line where failed_per_s is not null) or
         exists (select 1 from load_endpoint_total t join objective o where t.p95_ms > o.p95_ms) as is_missed
)
select 'statement ' || c.queryid as subject,
       printf('one statement took %.0f %% of the database''s time under load: %.1f ms of each request', c.time_pct, c.ms_per_request) as message,
       c.statement as statement,
       c.time_pct as time_pct,
       c.ms_per_request as ms_per_request,
       c.calls as calls,
       c.calls_per_request as calls_per_request,
       c.rows_per_call as rows_per_call
from load_statement_cost c, missed m
where m.is_missed and c.time_pct > :max_pct and c.ms_per_request >= :min_ms
order by c.time_pct desc, subject
