/*
title    = "Roles keep their connections"
severity = "low"
harm     = "slow"
stage    = 1000
applies  = "log_session"
why      = """log_connections shows who opens connections, and log_disconnections how long they last. Each one costs the server a process
and 10 to 50 ms. A role that opens 1,000 and more, one every two seconds or faster, or whose sessions last less than a
second on average, uses no pool."""
fix      = """Use a pool in the app, or PgBouncer in front where the app cannot keep connections (serverless, PHP)."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-logging.html#GUC-LOG-CONNECTIONS"]
params.min_sessions = 1000
params.max_per_hour = 1800
params.min_session_ms = 1000
*/
select s.role || '@' || s.database as subject,
       printf('%s opened %d connections to %s%s', s.role, max(s.opened, s.closed), s.database,
              iif(s.closed > 0, printf(', which lasted %.0f ms on average', 1.0 * s.session_ms / max(s.closed, 1)), '')) as message,
       'the app opens a connection for each request' as cause,
       s.opened as opened,
       s.closed as closed,
       1.0 * s.session_ms / nullif(s.closed, 0) as mean_session_ms,
       t.hours as in_hours
from log_session s join log_total t
where max(s.opened, s.closed) >= :min_sessions
  and (1.0 * max(s.opened, s.closed) / max(t.hours, 0.01) >= :max_per_hour
       or (s.closed >= :min_sessions and 1.0 * s.session_ms / s.closed < :min_session_ms))
order by max(s.opened, s.closed) desc, subject
