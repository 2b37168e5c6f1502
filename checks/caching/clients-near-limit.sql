/*
title    = "Redis has connections left"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "redis_server where maxclients > 0 and connected_clients is not null"
why      = """
At `maxclients` Redis turns new connections away, and whatever needs them fails. Each copy of the app and each worker
brings its own: one more copy at 80 % can be the one too many (the line of the usual Prometheus alerts is 90 %).
"""
fix      = "Find who opens them (CLIENT LIST), make pools smaller, close idle ones with `timeout`, or raise the limit."
docs     = ["https://redis.io/docs/latest/develop/reference/clients/#maximum-concurrent-connected-clients"]
params.most_pct = 80.0
*/
select 'maxclients' as subject,
       printf('%d of %d possible connections to Redis are open.', connected_clients, maxclients) as message,
       printf('CONFIG SET maxclients %d', 2 * maxclients) as fix, 'redis' as fix_kind,
       'maxclients' as cause,
       connected_clients,
       maxclients,
       (select sum(idle) from redis_client) as idle_clients
from redis_server
where 100.0 * connected_clients / maxclients > :most_pct
order by subject;
