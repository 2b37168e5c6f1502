/*
title    = "Redis has memory left where it may not throw anything out"
severity = "high"
harm     = "outage"
stage    = 100
applies  = "redis_server where maxmemory_bytes > 0"
why      = """
At its limit a Redis that may not evict refuses every write: sign-ins, jobs and locks fail, while PING still answers and
all looks well. 80 % is the line at which Redis' own guidance alarms (medium), 90 % that of the usual Prometheus alerts (high). A cache
that evicts may be full: that is its work, also under `volatile-*` where at least a fifth of the keys may go.
"""
fix      = "Raise the limit if the machine has memory (a container has a limit of its own, which does not show from here: then that counts), and in redis.conf or the provider's console too, else it is gone after a restart; two thirds of the machine at most: saving forks a copy. Or give cached answers an expiry, remove finished jobs, or move the cache to a Redis of its own."
docs     = ["https://redis.io/docs/latest/develop/reference/eviction/"]
params.most_pct = 80.0
params.room_pct = 65.0
params.high_pct = 90.0
params.least_expiring_pct = 20.0
*/
select 'memory' as subject,
       printf('Redis uses %.0f %% of its memory limit, and refuses writes when it is full.', 100.0 * counted_memory_bytes / maxmemory_bytes) as message,
       case when 100.0 * 2 * maxmemory_bytes <= :room_pct * system_memory_bytes then printf('CONFIG SET maxmemory %dmb', 2.0 * maxmemory_bytes / 1048576.0)
            when system_memory_bytes is null then 'twice the limit, if the machine has three times as much: how much it has Redis does not tell'
            else 'a larger machine, or less to keep: twice the limit is more than the machine has to spare' end as fix,
       iif(100.0 * 2 * maxmemory_bytes <= :room_pct * system_memory_bytes, 'redis', 'code') as fix_kind,
       iif(100.0 * counted_memory_bytes / maxmemory_bytes >= :high_pct, 'high', 'medium') as severity,
       'memory of Redis' as cause,
       counted_memory_bytes is null as undecided,
       counted_memory_bytes as used_bytes,
       maxmemory_bytes as limit_bytes,
       maxmemory_policy
from redis_server
where coalesce(maxmemory_policy, '') not like 'allkeys-%'
  and not (coalesce(maxmemory_policy, '') like 'volatile-%'
           and coalesce((select 100.0 * sum(expiring) / sum(keys) from redis_keyspace), 0) >= :least_expiring_pct)
  and (counted_memory_bytes is null or 100.0 * counted_memory_bytes / maxmemory_bytes > :most_pct)
order by subject;
