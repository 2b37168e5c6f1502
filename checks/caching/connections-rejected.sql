/*
title    = "Redis turned no connection away"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "redis_server where rejected_connections is not null"
why      = """
Each rejected connection was a request or a worker that failed because `maxclients` was reached. The counter began with
the server's start, unless it was reset. High from 100 on, or where 80 % of the limit is taken now; medium below: that may have been one
bad minute last year.
"""
fix      = "Raise maxclients (and the limit of open files of the process), and find out who holds the connections."
docs     = ["https://redis.io/docs/latest/develop/reference/clients/#maximum-concurrent-connected-clients"]
params.high = 100.0
params.most_pct = 80.0
*/
select 'maxclients' as subject,
       printf('Redis turned %d connections away because its limit of %d was reached.', rejected_connections, maxclients) as message,
       printf('CONFIG SET maxclients %d', max(10000, 2 * coalesce(maxclients, 0))) as fix, 'redis' as fix_kind,
       iif(rejected_connections >= :high or 100.0 * connected_clients / maxclients > :most_pct, 'high', 'medium') as severity,
       'maxclients' as cause,
       rejected_connections,
       connected_clients,
       counters_age_s
from redis_server
where rejected_connections > 0
order by subject;
