/*
title    = "Autovacuum gets its work done"
severity = "low"
harm     = "slow"
stage    = 10000
applies  = "log_event where kind in ('autovacuum', 'autovacuum-cancelled')"
why      = """The log tells how long autovacuum worked on a table, and when it gave way to a lock. A run of more than an hour, or one
that is cancelled time and again, may not keep up: dead rows pile up, and scans get slower with each day. A large table may take its
hour and be clean all the same; cancelled counts from ten times a day on, and a migration does it once or twice."""
fix      = """Lower autovacuum_vacuum_scale_factor for that table, so that it is cleaned more often in smaller pieces; raise
autovacuum_vacuum_cost_limit and maintenance_work_mem. Find what locks the table where runs are cancelled."""
docs     = ["https://www.postgresql.org/docs/current/routine-vacuuming.html#AUTOVACUUM"]
params.max_ms = 3600000
params.max_cancelled = 10
*/
select e.kind || ' ' || coalesce(e.object, 'of any table') as subject,
       iif(e.kind = 'autovacuum', printf('Autovacuum of %s took up to %.1f hours; whether it keeps up, n_dead_tup of that table in pg_stat_user_tables shows',
                                      coalesce(e.object, 'a table'), 1.0 * e.longest_ms / 3600000),
           printf('Autovacuum of %s was cancelled %d times, because somebody wanted a lock', coalesce(e.object, 'a table'), e.times)) as message,
       iif(e.kind = 'autovacuum', 'likely', 'sure') as certainty,
       e.times as times,
       e.longest_ms as longest_ms,
       e.total_ms as total_ms,
       e.first_at as first_at,
       e.last_at as last_at
from log_event e join log_total t
where (e.kind = 'autovacuum' and e.longest_ms > :max_ms) or (e.kind = 'autovacuum-cancelled' and e.times >= :max_cancelled * max(coalesce(1.0 * t.hours / 24, 1), 1))
order by e.longest_ms desc, subject
