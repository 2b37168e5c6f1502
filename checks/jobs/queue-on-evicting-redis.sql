/*
title    = "Redis never throws jobs out"
severity = "critical"
stage    = 100
applies  = "redis_queue"
why      = """
Under `allkeys-*` Redis drops any key when memory is short: a whole queue, the counters of its library, the job that a
customer paid for. Nothing fails and nothing is logged; the mail is just never sent. Sidekiq, BullMQ and Hangfire all ask
for `noeviction`, where a full Redis refuses the write and the app hears of it.
"""
fix      = "Set noeviction, now and in redis.conf. A cache beside the queue needs a Redis of its own."
docs     = ["https://docs.bullmq.io/guide/going-to-production#max-memory-policy", "https://github.com/sidekiq/sidekiq/wiki/Using-Redis#memory"]
*/
select queue.library || ' ' || queue.queue as subject,
       case when server.maxmemory_policy is null then printf('Redis does not tell whether it may drop the queue %s when it is full.', queue.queue)
            else printf('Under %s Redis may drop jobs of the queue %s when memory is short.', server.maxmemory_policy, queue.queue) end as message,
       case when server.maxmemory_policy is null then 'look into the console of the provider for the eviction policy'
            else 'CONFIG SET maxmemory-policy noeviction' end as fix,
       server.maxmemory_policy is null as undecided,
       server.maxmemory_policy,
       queue.waiting,
       server.maxmemory_bytes as limit_bytes,
       server.evicted_keys
from redis_queue as queue, redis_server as server
where server.maxmemory_policy is null or server.maxmemory_policy like 'allkeys-%'
order by subject;
