/*
title    = "Redis turned no connection away"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "redis_server where rejected_connections is not null"
why      = """
Each rejected connection was a request or a worker that failed because `maxclients` was reached. The counter began with
the server's start.
"""
fix      = "Raise maxclients (and the limit of open files of the process), and find out who holds the connections."
docs     = ["https://redis.io/docs/latest/develop/reference/clients/#maximum-concurrent-connected-clients"]
*/
select 'maxclients' as subject,
       printf('Redis turned %d connections away because its limit of %d was reached.', rejected_connections, maxclients) as message,
       printf('CONFIG SET maxclients %d', max(10000, 2 * coalesce(maxclients, 0))) as fix, 'redis' as fix_kind,
       rejected_connections,
       connected_clients,
       uptime_s
from redis_server
where rejected_connections > 0
order by subject;
