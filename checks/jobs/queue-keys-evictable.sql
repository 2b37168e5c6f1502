/*
title    = "Redis with job queues refuses writes instead of dropping keys"
severity = "medium"
stage    = 1000
applies  = "redis_queue"
why      = """
`volatile-*` spares the queues themselves, which have no expiry, but drops what libraries give one: locks, results,
heartbeats, jobs of arq. Then a job runs twice, or a worker seems dead. The libraries ask for `noeviction`.
"""
fix      = "Set noeviction, now and in redis.conf. A cache beside the queue needs a Redis of its own."
docs     = ["https://docs.bullmq.io/guide/going-to-production#max-memory-policy"]
*/
select queue.library || ' ' || queue.queue as subject,
       printf('Under %s Redis may drop locks and results of the queue %s when memory is short.', server.maxmemory_policy, queue.queue) as message,
       'CONFIG SET maxmemory-policy noeviction' as fix,
       server.maxmemory_policy,
       (select sum(sampled - unexpiring) from redis_key_pattern where role in ('queue', 'registry', 'result', 'lock')) as keys_with_expiry_sampled
from redis_queue as queue, redis_server as server
where server.maxmemory_policy like 'volatile-%'
order by subject;
