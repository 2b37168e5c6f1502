/*
title    = "Connections to Redis are kept and used again"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "redis_server where total_connections is not null"
why      = """
A new connection for each request costs more than the command itself: 2.8 ms against 0.2 ms with a kept one, in the
measurement of AWS. Pooled clients send thousands of commands over one; more than one connection for a hundred commands, at
more than one every two seconds, is a client opened a request (our rule of thumb). Health checks alone stay far below that rate.
"""
fix      = "Create the client once when the app starts, and share it: one client or pool a process, not one a request."
docs     = ["https://redis.io/docs/latest/develop/clients/pools-and-muxing/"]
params.most_per_100 = 1.0
params.least_per_s = 0.5
params.least = 200.0
*/
with counted as (
    -- Counters that were reset are younger than the server: their rate is at least that over all of its time.
    select *, counters_age_s is null and coalesce(1.0 * total_connections / max(uptime_s, 1), 0) <= :least_per_s as is_timeless from redis_server
)
select 'connections' as subject,
       case when total_connections < :least then printf('%d connections since the counters of Redis began are too few to tell whether they are kept.', total_connections)
            when is_timeless then printf('%d connections were opened for %d commands, and nobody knows in which time.', total_connections, total_commands)
            else printf('%d connections were opened for %d commands: its clients open one, use it a moment, and drop it.', total_connections, total_commands) end as message,
       iif(total_connections < :least or is_timeless, 'scan again when the app has been used for an hour since Redis was started', null) as fix,
       total_connections < :least or is_timeless as undecided,
       total_connections,
       total_commands,
       counters_age_s,
       (select group_concat(library, ', ') from (select distinct library from redis_client where library <> '' order by library)) as libraries,
       'code' as fix_kind
from counted
-- So few in so long are opened slowly, whatever they are used for.
where total_connections < :least and :least_per_s * coalesce(counters_age_s, 0) < :least
   or 100.0 * total_connections / max(total_commands, 1) > :most_per_100
      and (counters_age_s is null or 1.0 * total_connections / max(counters_age_s, 1) > :least_per_s)
order by subject;
