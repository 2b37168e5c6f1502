/*
title    = "The cache and the job queues have a Redis each"
severity = "medium"
harm     = "loss"
stage    = 10000
applies  = "redis_key_pattern where role = 'cache'"
why      = """
The eviction policy is one for the whole server, not for a numbered database. A cache wants old answers dropped, a queue
must lose nothing: together one of them is always wrong. While both are small, noeviction and short expiries carry it.
"""
fix      = "Start a second Redis for the cache, with allkeys-lru and without persistence, and point the cache's address to it."
docs     = ["https://redis.io/docs/latest/develop/reference/eviction/"]
*/
with named as (
    -- The fault is the server's: one finding, whatever the number of queues.
    select printf('%s%s', min(queue), case count(*) when 1 then '' else printf(' and %d more', count(*) - 1) end) as queues,
           sum(waiting) as waiting
    from redis_queue where queue <> '(all)' having count(*) > 0
)
select 'maxmemory-policy' as subject,
       printf('Jobs (queue %s) share one Redis, and so one eviction policy, with cached answers.', queues) as message,
       waiting as jobs_waiting,
       (select maxmemory_policy from redis_server) as maxmemory_policy
from named
order by subject;
