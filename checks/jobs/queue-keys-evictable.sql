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
fix      = "Set noeviction, now and in redis.conf. A cache beside the queue needs a Redis of its own."
docs     = ["https://docs.bullmq.io/guide/going-to-production#max-memory-policy"]
params.most_pct = 80.0
*/
-- One row for each app: its library and the numbered database that it is in.
select distinct printf('db%d %s', number, library) as subject,
       printf('Under %s Redis may drop locks and results of the jobs of %s (database %d) when memory is short.', maxmemory_policy, library, number) as message,
       'CONFIG SET maxmemory-policy noeviction' as fix,
       iif(100.0 * counted_memory_bytes / maxmemory_bytes >= :most_pct, 'medium', 'low') as severity,
       'maxmemory-policy' as cause,
       maxmemory_policy,
       maxmemory_bytes as limit_bytes,
       evicted_keys
from redis_queue, redis_server
where queue <> '(all)' and maxmemory_policy like 'volatile-%'
order by subject;
