/*
title    = "Autovacuum gets its work done"
severity = "low"
harm     = "slow"
stage    = 10000
applies  = "log_event where kind in ('autovacuum', 'autovacuum-cancelled')"
why      = """The log tells how long autovacuum worked on a table, and when it gave way to a lock. A run of more than an hour, or one
that is cancelled time and again, does not keep up: dead rows pile up, and scans get slower with each day."""
fix      = """Lower autovacuum_vacuum_scale_factor for that table, so that it is cleaned more often in smaller pieces; raise
autovacuum_vacuum_cost_limit and maintenance_work_mem. Find what locks the table where runs are cancelled."""
docs     = ["https://www.postgresql.org/docs/current/routine-vacuuming.html#AUTOVACUUM"]
params.max_ms = 3600000
params.max_cancelled = 10
*/
select e.kind || ' ' || coalesce(e.object, 'of any table') as subject,
       iif(e.kind = 'autovacuum', printf('Autovacuum of %s took up to %.1f hours', coalesce(e.object, 'a table'), 1.0 * e.longest_ms / 3600000),
           printf('Autovacuum was cancelled %d times', e.times)) as message,
       e.times as times,
       e.longest_ms as longest_ms,
       e.total_ms as total_ms,
       e.first_at as first_at,
       e.last_at as last_at
from log_event e
where (e.kind = 'autovacuum' and e.longest_ms > :max_ms) or (e.kind = 'autovacuum-cancelled' and e.times >= :max_cancelled)
order by e.longest_ms desc, subject
