/*
title    = "Redis with job queues refuses writes instead of dropping keys"
severity = "medium"
harm     = "loss"
stage    = 1000
applies  = "redis_queue where queue <> '(all)'"
why      = """
`volatile-*` spares the queues themselves, which have no expiry, but drops what libraries give one: locks, results,
heartbeats, jobs of arq. Then a job runs twice, or a worker seems dead. The libraries ask for `noeviction`.
"""
fix      = "Set noeviction, now and in redis.conf. A cache beside the queue needs a Redis of its own, and first: under noeviction a cache that was kept small by eviction fills the memory, and then jobs are refused as well."
params.full_pct = 50.0
params.room_pct = 65.0
docs     = ["https://docs.bullmq.io/guide/going-to-production#max-memory-policy"]
*/
with named as (
    -- The fault is the server's: one finding, whatever the number of queues.
    select printf('%s%s', min(queue), case count(*) when 1 then '' else printf(' and %d more', count(*) - 1) end) as queues,
           sum(waiting) as waiting
    from redis_queue where queue <> '(all)'
)
select 'maxmemory-policy' as subject,
       printf('Under %s Redis may drop locks and results of jobs (queue %s) when memory is short.', maxmemory_policy, queues) as message,
       case when coalesce(100.0 * counted_memory_bytes > :full_pct * nullif(maxmemory_bytes, 0), 0) and 100.0 * 2 * maxmemory_bytes > :room_pct * coalesce(system_memory_bytes, 1e18)
            then 'give the cache a Redis of its own, then set noeviction here: now the memory is nearly full, and every write would be refused'
            when coalesce(100.0 * counted_memory_bytes > :full_pct * nullif(maxmemory_bytes, 0), 0) then printf('CONFIG SET maxmemory %dmb', 2.0 * maxmemory_bytes / 1048576.0) || char(10) || 'CONFIG SET maxmemory-policy noeviction'
            else 'CONFIG SET maxmemory-policy noeviction' end as fix,
       iif(coalesce(100.0 * counted_memory_bytes > :full_pct * nullif(maxmemory_bytes, 0), 0) and 100.0 * 2 * maxmemory_bytes > :room_pct * coalesce(system_memory_bytes, 1e18), 'code', 'redis') as fix_kind,
       maxmemory_policy,
       waiting,
       (select sum(sampled - unexpiring) from redis_key_pattern where role in ('queue', 'registry', 'result', 'lock')) as keys_with_expiry_sampled
from named, redis_server
where maxmemory_policy like 'volatile-%'
order by subject;
