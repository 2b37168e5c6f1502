/*
title    = "The cache and the job queues have a Redis each"
severity = "medium"
stage    = 10000
applies  = "redis_key_pattern where role = 'cache'"
why      = """
The eviction policy is one for the whole server, not for a numbered database. A cache wants old answers dropped, a queue
must lose nothing: together one of them is always wrong. While both are small, noeviction and short expiries carry it.
"""
fix      = "Start a second Redis for the cache, with allkeys-lru and without persistence, and point the cache's address to it."
docs     = ["https://redis.io/docs/latest/develop/reference/eviction/"]
*/
select queue.library || ' ' || queue.queue as subject,
       printf('The queue %s shares one Redis, and so one eviction policy, with cached answers.', queue.queue) as message,
       queue.waiting as jobs_waiting,
       (select max_policy.maxmemory_policy from redis_server as max_policy) as maxmemory_policy
from redis_queue as queue
where exists (select 1 from redis_key_pattern where role = 'cache')
order by subject;
