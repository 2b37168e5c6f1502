/*
title    = "Transactions do not deadlock"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "db_database where is_current = 1"
why      = """In a deadlock two transactions wait for each other; Postgres kills one after a second, and its user sees an error. A
few a year happen; five a day mean that two code paths lock the same rows in different order, and it grows with the
square of the traffic. Below 50 a day, one in half an hour, it is low: few users see one, and most apps try again."""
fix      = """The log names both statements. Lock rows in one order everywhere (order by id … for update), and keep transactions
short."""
docs     = ["https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-DEADLOCKS"]
params.max_a_day = 5
params.medium_a_day = 50
params.min_days = 1
*/
select d.name as subject,
       iif(s.stats_age_days is null, 'There were ' || d.deadlocks || ' deadlocks, and nobody knows since when',
           'There were ' || d.deadlocks || ' deadlocks, ' || printf('%.1f', 1.0 * d.deadlocks / max(s.stats_age_days, 1)) || ' a day') as message,
       iif(1.0 * d.deadlocks / max(s.stats_age_days, 1) >= :medium_a_day, 'medium', 'low') as severity,
       d.deadlocks as deadlocks,
       s.stats_since_at as counted_since_at,
       s.stats_age_days is null as undecided,
       null as fix,
       'code' as fix_kind
from db_database d, db_server s
where d.is_current and 1.0 * d.deadlocks / max(coalesce(s.stats_age_days, 1), 1) >= :max_a_day
union all
select 'counters',
       iif(stats_age_days is null, 'Since when the counters of the database count is not known: what they do not show may have been before.',
           printf('The counters of the database began %.1f hours ago: a day of use is not in them yet.', 24.0 * stats_age_days)),
       null, null, null, 1, 'scan again after a day of use; statistics that are reset, as a crash does, begin anew', 'code'
from db_server
where coalesce(stats_age_days, 0) < :min_days
order by subject
