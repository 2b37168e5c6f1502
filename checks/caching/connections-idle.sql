/*
title    = "Connections to Redis are in use"
severity = "low"
harm     = "cost"
stage    = 10000
applies  = "redis_client"
why      = """
Pools that are far larger than needed hold connections that nobody uses; with each further copy of the app they come
nearer to `maxclients`. Of 100 and more of one kind, 70 % without a command for a minute is too large (our rule of thumb).
Workers that wait for jobs are not idle.
"""
fix      = "Make the pool smaller. Redis can close what is idle as well (`timeout`), where the client library opens a closed connection again by itself: one that does not fails its next command."
docs     = ["https://redis.io/docs/latest/develop/reference/clients/#client-timeouts"]
params.least = 100.0
params.most_pct = 70.0
*/
select trim(name || ' ' || library || ' ' || user_name) as subject,
       printf('%d of %d connections of %s did nothing for a minute.', idle, connections, trim(name || ' ' || library || ' ' || user_name)) as message,
       connections,
       idle
from redis_client
where connections >= :least and 100.0 * idle / connections > :most_pct
  and not exists (select 1 from redis_setting where redis_setting.name = 'timeout' and number > 0)
order by idle desc, subject;
