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
fix      = "Set noeviction, now and in redis.conf. A cache beside the queue needs a Redis of its own."
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
       'CONFIG SET maxmemory-policy noeviction' as fix,
       maxmemory_policy,
       waiting,
       (select sum(sampled - unexpiring) from redis_key_pattern where role in ('queue', 'registry', 'result', 'lock')) as keys_with_expiry_sampled
from named, redis_server
where maxmemory_policy like 'volatile-%'
order by subject;
