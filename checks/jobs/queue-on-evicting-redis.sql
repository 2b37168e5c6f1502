/*
title    = "Redis never throws jobs out"
severity = "critical"
harm     = "loss"
stage    = 100
applies  = "redis_queue where queue <> '(all)'"
why      = """
Under `allkeys-*` Redis drops any key when memory is short: a whole queue, the counters of its library, the job that a
customer paid for. Nothing fails and nothing is logged; the mail is just never sent. Sidekiq, BullMQ and Hangfire all ask
for `noeviction`, where a full Redis refuses the write and the app hears of it. Critical where keys were dropped already or 80 % of the
limit is used, high where there is a limit, and medium without one: nothing is dropped until somebody sets it.
"""
fix      = "Set noeviction, now and in redis.conf. A cache beside the queue needs a Redis of its own, and first: under noeviction a cache that was kept small by eviction fills the memory, and then jobs are refused as well. Where the fix raises the limit: a container has one of its own, which does not show from here."
params.full_pct = 50.0
params.room_pct = 65.0
docs     = ["https://docs.bullmq.io/guide/going-to-production#max-memory-policy", "https://github.com/sidekiq/sidekiq/wiki/Using-Redis#memory"]
params.most_pct = 80.0
*/
-- One row for each app: its library and the numbered database that it is in.
select distinct printf('db%d %s', number, library) as subject,
       case when maxmemory_policy is null then printf('Redis does not tell whether it may drop jobs of %s when it is full.', library)
            else printf('Under %s Redis may drop jobs of %s (database %d) when memory is short.', maxmemory_policy, library, number) end as message,
       case when maxmemory_policy is null then 'look into the console of the provider for the eviction policy'
            when coalesce(100.0 * counted_memory_bytes > :full_pct * nullif(maxmemory_bytes, 0), 0) and 100.0 * 2 * maxmemory_bytes > :room_pct * coalesce(system_memory_bytes, 0)
            then 'give the cache a Redis of its own, then set noeviction here: now the memory is nearly full, every write would be refused, and that the machine has room for a higher limit is not known'
            when coalesce(100.0 * counted_memory_bytes > :full_pct * nullif(maxmemory_bytes, 0), 0) then printf('CONFIG SET maxmemory %dmb', 2.0 * maxmemory_bytes / 1048576.0) || char(10) || 'CONFIG SET maxmemory-policy noeviction'
            else 'CONFIG SET maxmemory-policy noeviction' end as fix,
       iif(coalesce(100.0 * counted_memory_bytes > :full_pct * nullif(maxmemory_bytes, 0), 0) and 100.0 * 2 * maxmemory_bytes > :room_pct * coalesce(system_memory_bytes, 0), 'code', 'redis') as fix_kind,
       case when evicted_keys > 0 or 100.0 * counted_memory_bytes / maxmemory_bytes >= :most_pct then 'critical'
            when maxmemory_bytes > 0 then 'high' else 'medium' end as severity,
       'maxmemory-policy' as cause,
       maxmemory_policy is null as undecided,
       maxmemory_policy,
       maxmemory_bytes as limit_bytes,
       evicted_keys
from redis_queue, redis_server
where queue <> '(all)' and (maxmemory_policy is null or maxmemory_policy like 'allkeys-%')
order by subject;
