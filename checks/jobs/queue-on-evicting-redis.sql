/*
title    = "Redis never throws jobs out"
severity = "critical"
harm     = "loss"
stage    = 100
applies  = "redis_queue where queue <> '(all)'"
why      = """
Under `allkeys-*` Redis drops any key when memory is short: a whole queue, the counters of its library, the job that a
customer paid for. Nothing fails and nothing is logged; the mail is just never sent. Sidekiq, BullMQ and Hangfire all ask
for `noeviction`, where a full Redis refuses the write and the app hears of it.
"""
fix      = "Set noeviction, now and in redis.conf. A cache beside the queue needs a Redis of its own, and first: under noeviction a cache that was kept small by eviction fills the memory, and then jobs are refused as well."
params.full_pct = 50.0
params.room_pct = 65.0
docs     = ["https://docs.bullmq.io/guide/going-to-production#max-memory-policy", "https://github.com/sidekiq/sidekiq/wiki/Using-Redis#memory"]
*/
with named as (
    -- The fault is the server's: one finding, whatever the number of queues.
    select printf('%s%s', min(queue), case count(*) when 1 then '' else printf(' and %d more', count(*) - 1) end) as queues,
           sum(waiting) as waiting
    from redis_queue where queue <> '(all)'
)
select 'maxmemory-policy' as subject,
       case when maxmemory_policy is null then printf('Redis does not tell whether it may drop jobs (queue %s) when it is full.', queues)
            else printf('Under %s Redis may drop jobs (queue %s) when memory is short.', maxmemory_policy, queues) end as message,
       case when maxmemory_policy is null then 'look into the console of the provider for the eviction policy'
            when coalesce(100.0 * counted_memory_bytes > :full_pct * nullif(maxmemory_bytes, 0), 0) and 100.0 * 2 * maxmemory_bytes > :room_pct * coalesce(system_memory_bytes, 1e18)
            then 'give the cache a Redis of its own, then set noeviction here: now the memory is nearly full, and every write would be refused'
            when coalesce(100.0 * counted_memory_bytes > :full_pct * nullif(maxmemory_bytes, 0), 0) then printf('CONFIG SET maxmemory %dmb', 2.0 * maxmemory_bytes / 1048576.0) || char(10) || 'CONFIG SET maxmemory-policy noeviction'
            else 'CONFIG SET maxmemory-policy noeviction' end as fix,
       iif(coalesce(100.0 * counted_memory_bytes > :full_pct * nullif(maxmemory_bytes, 0), 0) and 100.0 * 2 * maxmemory_bytes > :room_pct * coalesce(system_memory_bytes, 1e18), 'code', 'redis') as fix_kind,
       maxmemory_policy is null as undecided,
       maxmemory_policy,
       waiting,
       maxmemory_bytes as limit_bytes,
       evicted_keys
from named, redis_server
where maxmemory_policy is null or maxmemory_policy like 'allkeys-%'
order by subject;
