/*
title    = "The other environment has a Postgres of its own"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "twin_server"
why      = """Two environments on one server, or one that reads the other's replica, are one environment: a load test, a wrong
migration or a full disk in staging takes production down, and staging shows real users' rows. Seen by the server's
identifier and the moment at which it started, so that a copy of production's files which runs by itself is not blamed."""
fix      = """Give the other environment a server of its own; a small one is enough."""
docs     = ["https://12factor.net/dev-prod-parity"]
*/
select t.database as subject,
       iif(t.is_same_start,
           'The ' || coalesce(t.environment || ' ', '') || 'database ' || t.database || ' lies on the very server that was scanned as ' || r.environment,
           'The ' || coalesce(t.environment || ' ', '') || 'database ' || t.database || ' is on a replica of the same data') as message,
       'move ' || t.database || ' to a server of its own: pg_dump | pg_restore, then change the address in its environment' as fix, 'code' as fix_kind
from twin_server t, run r
where t.is_same_identifier and (t.is_same_start or t.is_replica)
order by subject
