/*
title    = "Open connections have work to do"
severity = "medium"
harm     = "cost"
stage    = 1000
applies  = "db_session_time where active_ms is not null and session_ms > 0"
why      = """Each connection is a process in the server, with memory of its own and a part in every snapshot that a statement
takes. More than 50 that run a statement for less than 2 % of their time are a pool far larger than its work; when users come,
they all start at once and slow each other down. Where nobody visits, every pool is idle: a guess, and low below 100 connections,
which is as many as Postgres takes by default."""
fix      = """Lower the pool of each copy, or put PgBouncer in transaction mode in front. The load measures how many are in use:
see pool-planned-too-large."""
docs     = ["https://wiki.postgresql.org/wiki/Number_Of_Database_Connections"]
params.min_connections = 50
params.max_active_pct = 2
params.medium_connections = 100
*/
select d.name as subject,
       printf('%d connections are open, and run a statement for %.1f %% of their time; whether a busy hour needs them, a load measures (pool-planned-too-large)',
              d.connections, 100.0 * t.active_ms / t.session_ms) as message,
       iif(d.connections >= :medium_connections, 'medium', 'low') as severity,
       'likely' as certainty,
       d.connections as connections,
       100.0 * t.active_ms / t.session_ms as active_pct,
       t.session_ms as session_ms
from db_session_time t join db_database d on d.is_current = 1
where d.connections > :min_connections and 100.0 * t.active_ms / t.session_ms < :max_active_pct
order by subject
