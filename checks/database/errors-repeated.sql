/*
title    = "The database does not refuse the app's statements by the hundred"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "log_total"
why      = """Each failed statement is a transaction rolled back and, mostly, a user who sees an error. One error now and then is
life; a hundred of one kind, and at least one in ten minutes, is a fault of the app: duplicate keys instead of ON CONFLICT, lost serialisation races
that nobody tries again, work in a transaction that failed long before, prepared statements that a pooler does not know. Errors that many
apps catch and go on from (a duplicate key, a lost race, a lock that was not to be had) are low: their users may see none of it."""
fix      = """Look the SQLSTATE up, and mend the statement: insert … on conflict for 23505, a retry for 40001, no work behind a failed
statement for 25P02, a pooler setting (max_prepared_statements) for 26000."""
docs     = ["https://www.postgresql.org/docs/current/errcodes-appendix.html"]
params.max_times = 100
params.max_per_hour = 6
*/
select coalesce(e.sqlstate, 'error') || coalesce(' ' || e.object, '') || ' ' || e.id as subject,
       printf('%d statements failed with SQLSTATE %s%s%s', e.times, coalesce(e.sqlstate, '(not in the log)'), coalesce(' on ' || e.object, ''),
              coalesce(printf(': %.100s', e.statement), '')) as message,
       iif(e.kind = 'lock-timeout' or e.sqlstate in ('23505', '40001'), 'low', 'medium') as severity,
       coalesce(e.sqlstate, 'error') || coalesce(' ' || e.object, '') as cause,
       e.times as errors,
       t.hours as in_hours,
       e.sqlstate as sqlstate,
       e.object as object,
       e.first_at as first_at,
       e.last_at as last_at,
       t.dropped_events as left_out,
       e.statement as statement
from log_event e join log_total t
where e.kind in ('error', 'lock-timeout', 'idle-timeout') and e.sqlstate is not '57P03'
  and e.times >= :max_times and (t.hours is null or 1.0 * e.times / max(t.hours, 0.01) >= :max_per_hour)
order by e.times desc, subject
