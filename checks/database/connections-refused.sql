/*
title    = "Postgres has refused no connection for lack of room"
severity = "medium"
harm     = "outage"
stage    = 100
applies  = "log_total"
why      = """"Too many clients" in the log means that users have already seen errors: all connections were taken, and the app could not
get one. Statistics do not count it; only the log does. It comes with the busiest minute, a deploy or a stuck query, and comes back.
Fewer than ten a day may be one deploy, or somebody's console: low."""
fix      = """Lower the pool of each copy of the app so that all of them fit, or put a pooler (PgBouncer in transaction mode) in front."""
docs     = ["https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-MAX-CONNECTIONS"]
params.medium_times = 10
*/
select 'refused ' || coalesce(e.object, 'connections') as subject,
       printf('%d connections were refused because none was left%s', e.times, coalesce(' for ' || e.object, '')) as message,
       iif(e.times >= :medium_times * max(coalesce(1.0 * t.hours / 24, 1), 1), 'medium', 'low') as severity,
       'connections are refused for lack of room' as cause,
       e.times as refused,
       t.hours as in_hours,
       e.first_at as first_at,
       e.last_at as last_at
from log_event e join log_total t
where e.kind = 'refused'
order by e.times desc, subject
