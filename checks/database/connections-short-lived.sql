/*
title    = "Connections are kept and used again"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "db_database where is_current = 1 and sessions is not null"
why      = """To open a connection Postgres starts a process, checks the password and often speaks TLS: 10 to 50 ms before the
first query. Where the average session lasts less than a second (of at least 1,000), and more than 2 of 100 transactions
bring a new one, the app may connect anew for each request, and under load the server is busy greeting. A monitor that asks each few
seconds where nobody else does looks the same: a guess, and low below 1,800 sessions an hour, one in two seconds."""
fix      = """Use a pool in the app, or PgBouncer in front where the app cannot keep connections (serverless, PHP)."""
docs     = ["https://www.pgbouncer.org/features.html"]
params.min_sessions = 1000
params.min_session_ms = 1000
params.max_churn_pct = 2
params.medium_per_hour = 1800
params.min_days = 1
*/
select name as subject,
       printf('%d sessions lasted %.0f ms on average and ran %.1f transactions each, as of an app that opens a connection for each request; with log_connections on the log says whose they are',
              sessions, 1.0 * session_ms / sessions, 1.0 * transactions / sessions) as message,
       iif(sessions >= :medium_per_hour * 24 * s.stats_age_days, 'medium', 'low') as severity,
       'likely' as certainty,
       'the app opens a connection for each request' as cause,
       sessions as sessions,
       1.0 * session_ms / sessions as mean_session_ms,
       1.0 * transactions / sessions as transactions_a_session,
       null as fix,
       0 as undecided,
       'code' as fix_kind
from db_database join db_server s
where is_current and sessions >= :min_sessions and 1.0 * session_ms / sessions < :min_session_ms
  and 100.0 * sessions > :max_churn_pct * transactions
union all
select 'counters',
       iif(stats_age_days is null, 'Since when the counters of the database count is not known: what they do not show may have been before.',
           printf('The counters of the database began %.1f hours ago: a day of use is not in them yet.', 24.0 * stats_age_days)),
       null, 'likely', null, null, null, null, 'scan again after a day of use; statistics that are reset, as a crash does, begin anew', 1, 'code'
from db_server
where coalesce(stats_age_days, 0) < :min_days
order by subject
