/*
title    = "Redis holds cached answers"
severity = "low"
harm     = "slow"
stage    = 1000
applies  = "redis_server"
why      = """
A Redis is there, and no key in it looks like a cached answer: every page is computed each time. Caching the few
heaviest answers for a minute is the cheapest capacity there is. A Redis that holds jobs or sessions does its work, so it is no more than
a hint there; elsewhere a guess by names. Only a look at all keys can say that none is a cached answer.
"""
fix      = "Cache the answers that the load part names as computed every time, with an expiry of a minute to start with."
docs     = ["https://redis.io/docs/latest/develop/clients/"]
*/
select 'cache' as subject,
       printf('None of the %d keys in Redis looks like a cached answer; the app may cache elsewhere, or under other names.', keys) as message,
       iif(exists (select 1 from redis_queue) or exists (select 1 from redis_key_pattern where role in ('queue', 'session', 'lock', 'limit')), 'hint', 'likely') as certainty,
       keys
from redis_server
where not exists (select 1 from redis_key_pattern where role = 'cache')
order by subject;
