/*
title    = "No answer spends its time waiting for the database"
severity = "medium"
harm     = "slow"
size     = "database_ms"
stage    = 1000
applies  = "load_query_cost"
why      = """One visitor alone waits mostly for queries here: at least half of the answer's time, and 50 ms or more. Under load
these queries queue for the same processors and disks, and the time grows with every visitor. 50 ms of database time for
one answer is what a single core can do 20 times a second. From 100 ms on, which a user feels, it is medium, below low."""
fix      = """Look at the slowest statement with `explain (analyze, buffers)`: most often an index is missing, or more rows are
read than are shown. What cannot be made fast can be computed ahead or kept in a cache."""
docs     = ["https://www.postgresql.org/docs/current/using-explain.html"]
params.min_pct = 50
params.min_ms = 50
params.medium_ms = 100
*/
select e.scenario || '/' || e.name as subject,
       e.request || ' waits ' || cast(round(c.ms_per_request) as integer) || ' ms for the database, ' ||
         cast(round(c.time_pct) as integer) || ' % of its time, with nobody else there' as message,
       iif(c.ms_per_request >= :medium_ms, 'medium', 'low') as severity,
       'the statement ' || (select q.statement from load_query q where q.endpoint = c.endpoint order by q.ms_per_request desc, q.queryid limit 1) as cause,
       (select q.statement from load_query q where q.endpoint = c.endpoint order by q.ms_per_request desc, q.queryid limit 1) as slowest_statement,
       c.ms_per_request as database_ms,
       c.time_pct as database_pct,
       c.statements_per_request as statements_per_request
from load_query_cost c join load_endpoint e using (endpoint)
where c.time_pct >= :min_pct and c.ms_per_request >= :min_ms
order by c.ms_per_request desc, subject
