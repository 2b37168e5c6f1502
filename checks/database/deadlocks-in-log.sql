/*
title    = "No statement runs into deadlocks again and again"
severity = "low"
harm     = "outage"
stage    = 1000
applies  = "log_total"
why      = """Statistics count deadlocks; the log names the statement that was killed. When the same one is killed three times, two
code paths lock the same rows in different order, and it grows with the square of the traffic."""
fix      = """Lock rows in one order everywhere (order by id … for update); the log has both statements in the DETAIL of each deadlock."""
docs     = ["https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS"]
params.max_times = 3
*/
select 'deadlock ' || e.id as subject,
       printf('A statement was killed in %d deadlocks: %.100s', e.times, coalesce(e.statement, 'its text is not in the log')) as message,
       e.times as deadlocks,
       t.hours as in_hours,
       e.first_at as first_at,
       e.last_at as last_at,
       e.statement as statement
from log_event e join log_total t
where e.kind = 'deadlock' and e.times >= :max_times
order by e.times desc, subject
