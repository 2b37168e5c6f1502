/*
title    = "Sessions say which service they belong to"
severity = "low"
harm     = "blind"
stage    = 1000
applies  = "db_client"
why      = """When connections run out, the first question is whose they are. More than half of the sessions (of at least 4) here
name no application, so pg_stat_activity and the log cannot answer it."""
fix      = """Set the name once per service, in the address or in the pool's settings."""
docs     = ["https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNECT-APPLICATION-NAME"]
params.max_pct = 50
params.min_connections = 4
*/
with role_share as (
  select role, sum(connections) as connections, sum(iif(application = '', connections, 0)) as nameless
  from db_client group by role
)
select role as subject,
       printf('%d of %d sessions of %s name no application', nameless, connections, role) as message,
       '?application_name=web at the end of the address of the database' as fix, 'code' as fix_kind,
       'the sessions name no application' as cause,
       connections as connections,
       nameless as without_name
from role_share
where connections >= :min_connections and 100.0 * nameless / connections > :max_pct
order by subject
