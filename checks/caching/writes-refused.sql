/*
title    = "Redis refused no write for want of memory"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "redis_server"
why      = """
At its memory limit, and with nothing that it may drop, Redis answers writes with OOM. The app loses sign-ins, jobs and
counters then, while PING and reads still work, so that no health check sees it. The counter began with the server's start, unless it was
reset. High from 100 on, or where 80 % of the limit is used now; medium below: that may be long ago.
"""
fix      = "Raise the limit (a container has one of its own, which does not show from here: stay below two thirds of it), give keys an expiry, remove finished jobs; for a pure cache allow eviction."
params.room_pct = 65.0
docs     = ["https://redis.io/docs/latest/develop/reference/eviction/"]
params.high = 100.0
params.most_pct = 80.0
*/
select 'OOM' as subject,
       printf('Redis refused %d writes because it was out of memory.', times) as message,
       case when coalesce(maxmemory_bytes, 0) = 0 then 'it has no limit now, or tells none: see how much memory it may take before the machine has none left'
            when 100.0 * 2 * maxmemory_bytes <= :room_pct * system_memory_bytes
            then printf('CONFIG SET maxmemory %dmb', 2.0 * maxmemory_bytes / 1048576.0)
            when system_memory_bytes is null then 'twice the limit, if the machine has three times as much: how much it has Redis does not tell'
            else 'a larger machine, or less to keep: twice the limit is more than the machine has to spare' end as fix,
       iif(maxmemory_bytes <> 0 and 100.0 * 2 * maxmemory_bytes <= :room_pct * system_memory_bytes, 'redis', 'code') as fix_kind,
       iif(times >= :high or 100.0 * counted_memory_bytes / maxmemory_bytes >= :most_pct, 'high', 'medium') as severity,
       'memory of Redis' as cause,
       times as refused,
       (select group_concat(name, ', ') from (select name from redis_command where rejected > 0 order by rejected desc, name)) as commands,
       maxmemory_bytes as limit_bytes
from redis_error, redis_server
where code = 'OOM' and times > 0
order by subject;
