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
fix      = "Set noeviction, now and in redis.conf. A cache beside the queue needs a Redis of its own."
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
            else 'CONFIG SET maxmemory-policy noeviction' end as fix,
       maxmemory_policy is null as undecided,
       maxmemory_policy,
       waiting,
       maxmemory_bytes as limit_bytes,
       evicted_keys
from named, redis_server
where maxmemory_policy is null or maxmemory_policy like 'allkeys-%'
order by subject;
