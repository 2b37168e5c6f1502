/*
title    = "Answers use connections that are already open"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "load_query_cost where sessions_per_request is not null"
why      = """This endpoint opens a connection to Postgres for (nearly) every request. Each one starts a process in the server and
checks the password: 10 to 50 ms, before the first query. As users come, all connections are soon taken, and visitors see
errors. High from one new connection for every second request on, whatever the answer does: as many are open as requests are under way."""
fix      = """Open a pool once when the app starts and take connections from it. Where the app cannot keep any (serverless
functions, PHP without persistent connections) put PgBouncer in transaction mode in front."""
docs     = ["https://www.pgbouncer.org/features.html"]
params.min_sessions = 0.5
*/
select e.scenario || '/' || e.name as subject,
       e.request || ' opens a new connection to Postgres for every request' as message,
       'the app opens a connection for each request' as cause,
       c.sessions_per_request as connections_per_request,
       c.own_ms as outside_database_ms
from load_query_cost c join load_endpoint e using (endpoint)
where c.sessions_per_request >= :min_sessions
order by subject
