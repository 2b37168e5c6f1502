/*
title    = "Connections are kept and used again"
severity = "medium"
stage    = 1000
applies  = "db_database where is_current = 1 and sessions is not null"
why      = """To open a connection Postgres starts a process, checks the password and often speaks TLS: 10 to 50 ms before the
first query. When the average session lasts less than a second (of at least 1,000), the app connects anew for each
request, and under load the server is busy greeting."""
fix      = """Use a pool in the app, or PgBouncer in front where the app cannot keep connections (serverless, PHP)."""
docs     = ["https://www.pgbouncer.org/features.html"]
params.min_sessions = 1000
params.min_session_ms = 1000
*/
select name as subject,
       printf('%d sessions lasted %.0f ms on average: the app opens a connection for each request', sessions, 1.0 * session_ms / sessions) as message,
       sessions as sessions,
       1.0 * session_ms / sessions as mean_session_ms
from db_database
where is_current and sessions >= :min_sessions and 1.0 * session_ms / sessions < :min_session_ms
order by subject
