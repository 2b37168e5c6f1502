/*
title    = "No visitor waits for heavy work"
severity = "medium"
harm     = "slow"
size     = "own_ms"
stage    = 1000
applies  = "load_query_cost"
why      = """Besides its queries this answer takes far longer than the others: five times the usual and at least 15 ms, or more
than a second. That is work (a report, an image, a mail, a call to another service) done while the visitor waits. It keeps
a worker or a core busy, and everybody behind it waits too: at 15 ms of a core, four cores are full at 270 requests a second. Low
below 100 ms, which nobody notices (Nielsen)."""
fix      = """Put the work into a background job and answer at once (202 with an address to ask at), or prepare the result ahead and
serve the newest one."""
docs     = ["https://12factor.net/concurrency"]
params.times = 5
params.min_ms = 15
params.long_ms = 1000
params.max_statements = 5
params.medium_ms = 100
*/
select e.scenario || '/' || e.name as subject,
       e.request || ' works ' || cast(round(c.own_ms) as integer) || ' ms outside the database, the usual answer here ' ||
         round(c.typical_own_ms, 1) || ' ms' as message,
       iif(c.own_ms >= :medium_ms, 'medium', 'low') as severity,
       c.own_ms as own_ms,
       c.typical_own_ms as typical_ms,
       c.ms_per_request as database_ms
from load_query_cost c join load_endpoint e using (endpoint)
-- Many statements or a new connection are round trips, and have checks of their own.
where c.statements_per_request < :max_statements and coalesce(c.sessions_per_request, 0) < 0.5
  and (c.own_ms > :long_ms or c.own_ms >= :min_ms and c.own_ms >= :times * c.typical_own_ms)
order by c.own_ms desc, subject
