/*
title    = "Connections are kept and used again"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "db_database where is_current = 1 and sessions is not null"
why      = """To open a connection Postgres starts a process, checks the password and often speaks TLS: 10 to 50 ms before the
first query. Where the average session lasts less than a second (of at least 1,000), and more than 2 of 100 transactions
bring a new one, the app connects anew for each request, and under load the server is busy greeting. A health check that
connects each minute stays far below that."""
fix      = """Use a pool in the app, or PgBouncer in front where the app cannot keep connections (serverless, PHP)."""
docs     = ["https://www.pgbouncer.org/features.html"]
params.min_sessions = 1000
params.min_session_ms = 1000
params.max_churn_pct = 2
*/
select name as subject,
       printf('%d sessions lasted %.0f ms on average and ran %.1f transactions each: the app opens a connection for each request', sessions,
              1.0 * session_ms / sessions, 1.0 * transactions / sessions) as message,
       sessions as sessions,
       1.0 * session_ms / sessions as mean_session_ms,
       1.0 * transactions / sessions as transactions_a_session
from db_database
where is_current and sessions >= :min_sessions and 1.0 * session_ms / sessions < :min_session_ms
  and 100.0 * sessions > :max_churn_pct * transactions
order by subject
