/*
title    = "Statements wait for locks only briefly"
severity = "medium"
harm     = "slow"
size     = "longest_ms"
stage    = 1000
applies  = "log_event where kind = 'lock-wait'"
why      = """With log_lock_waits Postgres writes a line whenever a session has waited for a lock longer than deadlock_timeout, a
second by default. Whoever waited so long was a user in front of a spinner, and behind a waiting session others queue.
Five such waits of one statement are no accident. Fewer than five a day, and none of a minute, may be a migration now and then: low."""
fix      = """Keep transactions short and never wait for another service inside one; lock rows in one order; run migrations with a
lock_timeout of a few seconds and try again."""
docs     = ["https://www.postgresql.org/docs/current/explicit-locking.html"]
params.max_waits = 5
params.max_wait_ms = 10000
params.medium_wait_ms = 60000
*/
select 'lock wait ' || e.id as subject,
       printf('A statement waited %d times for %s, at longest %.1f s: %.100s', e.times, coalesce(e.object, 'a lock'), 1.0 * e.longest_ms / 1000,
              coalesce(e.statement, 'its text is not in the log')) as message,
       iif(e.times >= :max_waits * max(coalesce(1.0 * t.hours / 24, 1), 1) or e.longest_ms >= :medium_wait_ms, 'medium', 'low') as severity,
       e.times as waits,
       e.longest_ms as longest_ms,
       e.total_ms as total_ms,
       e.object as lock,
       e.first_at as first_at,
       e.last_at as last_at,
       e.statement as statement
from log_event e join log_total t
where e.kind = 'lock-wait' and (e.times >= :max_waits or e.longest_ms >= :max_wait_ms)
order by e.longest_ms desc, subject
