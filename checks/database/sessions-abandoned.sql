/*
title    = "Sessions end in order"
severity = "low"
harm     = "outage"
stage    = 1000
applies  = "db_session_time where sessions_abandoned is not null and sessions > 0"
why      = """A session that is abandoned ended because its client vanished: a copy that was killed, a function that ran out of
time, a network that dropped it. Until Postgres notices, it holds its place, its transaction and its locks. More than 1 % of at
least 1,000 sessions is no accident. Scripts that end without closing, and some monitors, are counted among them: a guess."""
fix      = """Close the pool when the app stops (SIGTERM), and let Postgres look after clients that are gone."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-CLIENT-CONNECTION-CHECK-INTERVAL"]
params.max_pct = 1
params.min_sessions = 1000
params.min_days = 1
*/
select d.name as subject,
       printf('%d of %d sessions ended because their client was gone; with log_disconnections on the log says whose they were', t.sessions_abandoned, t.sessions) as message,
       'likely' as certainty,
       iif((select version_num from db_server) < 140000, '', 'alter system set client_connection_check_interval = ''10s''; ')
         || 'alter system set tcp_keepalives_idle = 60; select pg_reload_conf();' as fix,
       100.0 * t.sessions_abandoned / t.sessions as abandoned_pct,
       t.sessions_fatal as sessions_fatal,
       t.sessions_killed as sessions_killed,
       0 as undecided,
       'sql' as fix_kind
from db_session_time t join db_database d on d.is_current = 1
where t.sessions >= :min_sessions and 100.0 * t.sessions_abandoned / t.sessions > :max_pct
union all
select 'counters',
       iif(stats_age_days is null, 'Since when the counters of the database count is not known: what they do not show may have been before.',
           printf('The counters of the database began %.1f hours ago: a day of use is not in them yet.', 24.0 * stats_age_days)),
       'likely', 'scan again after a day of use; statistics that are reset, as a crash does, begin anew', null, null, null, 1, 'code'
from db_server
where coalesce(stats_age_days, 0) < :min_days
order by subject
