/*
title    = "Redis with job queues refuses writes instead of dropping keys"
severity = "medium"
harm     = "loss"
stage    = 1000
applies  = "redis_queue where queue <> '(all)'"
why      = """
`volatile-*` spares the queues themselves, which have no expiry, but drops what libraries give one: locks, results,
heartbeats, jobs of arq. Then a job runs twice, or a worker seems dead. The libraries ask for `noeviction`. Low while less than 80 %
of the limit is used, or there is none: nothing is dropped then.
"""
fix      = "Set noeviction, now and in redis.conf. A cache beside the queue needs a Redis of its own, and first: under noeviction a cache that was kept small by eviction fills the memory, and then jobs are refused as well. Where the fix raises the limit: a container has one of its own, which does not show from here."
params.full_pct = 50.0
params.room_pct = 65.0
docs     = ["https://docs.bullmq.io/guide/going-to-production#max-memory-policy"]
params.most_pct = 80.0
*/
-- One row for each app: its library and the numbered database that it is in.
select distinct printf('db%d %s', number, library) as subject,
       printf('Under %s Redis may drop locks and results of the jobs of %s (database %d) when memory is short.', maxmemory_policy, library, number) as message,
       case when coalesce(100.0 * counted_memory_bytes > :full_pct * nullif(maxmemory_bytes, 0), 0) and 100.0 * 2 * maxmemory_bytes > :room_pct * coalesce(system_memory_bytes, 0)
            then 'give the cache a Redis of its own, then set noeviction here: now the memory is nearly full, every write would be refused, and that the machine has room for a higher limit is not known'
            when coalesce(100.0 * counted_memory_bytes > :full_pct * nullif(maxmemory_bytes, 0), 0) then printf('CONFIG SET maxmemory %dmb', 2.0 * maxmemory_bytes / 1048576.0) || char(10) || 'CONFIG SET maxmemory-policy noeviction'
            else 'CONFIG SET maxmemory-policy noeviction' end as fix,
       iif(coalesce(100.0 * counted_memory_bytes > :full_pct * nullif(maxmemory_bytes, 0), 0) and 100.0 * 2 * maxmemory_bytes > :room_pct * coalesce(system_memory_bytes, 0), 'code', 'redis') as fix_kind,
       iif(100.0 * counted_memory_bytes / maxmemory_bytes >= :most_pct, 'medium', 'low') as severity,
       'maxmemory-policy' as cause,
       maxmemory_policy,
       maxmemory_bytes as limit_bytes,
       evicted_keys
from redis_queue, redis_server
where queue <> '(all)' and maxmemory_policy like 'volatile-%'
order by subject;
