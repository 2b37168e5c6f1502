/*
title    = "The cache and the job queues have a Redis each"
severity = "medium"
harm     = "loss"
stage    = 10000
applies  = "redis_key_pattern where role = 'cache'"
why      = """
The eviction policy is one for the whole server, not for a numbered database. A cache wants old answers dropped, a queue
must lose nothing: together one of them is always wrong. While both are small, noeviction and short expiries carry it: low below half of
the limit, or without one. That keys are cached answers is a guess by their names, so this is one too.
"""
fix      = "Start a second Redis for the cache, with allkeys-lru and without persistence, and point the cache's address to it."
docs     = ["https://redis.io/docs/latest/develop/reference/eviction/"]
params.most_pct = 50.0
*/
-- One row for each app: its library and the numbered database that it is in.
select distinct printf('db%d %s', number, library) as subject,
       printf('Jobs of %s (database %d) share one Redis, and so one eviction policy, with what looks like cached answers: see whether those may be dropped.', library, number) as message,
       iif(100.0 * counted_memory_bytes / maxmemory_bytes >= :most_pct, 'medium', 'low') as severity,
       'likely' as certainty,
       'maxmemory-policy' as cause,
       maxmemory_policy,
       maxmemory_bytes as limit_bytes
from redis_queue, redis_server
where queue <> '(all)'
order by subject;
