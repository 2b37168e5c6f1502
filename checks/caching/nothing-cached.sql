/*
title    = "Redis holds cached answers"
severity = "low"
harm     = "slow"
stage    = 1000
applies  = "redis_server"
why      = """
A Redis is there, and no key in it looks like a cached answer: every page is computed each time. Caching the few
heaviest answers for a minute is the cheapest capacity there is. A Redis that holds jobs or sessions does its work, so it is no more than
a hint there; elsewhere a guess by names. Only the names of all keys can say that none is a cached answer; and where some expire whose names
tell nothing, it stays open.
"""
fix      = "Cache the answers that the load part names as computed every time, with an expiry of a minute to start with."
docs     = ["https://redis.io/docs/latest/develop/clients/"]
*/
select 'cache' as subject,
       case when unknown is null then printf('None of the %d keys in Redis looks like a cached answer; the app may cache elsewhere, or under other names.', keys)
            else printf('No key in Redis is called a cached answer; those like %s expire, and may be cached answers or not.', unknown) end as message,
       case when unknown is not null then 'see what writes them; keys of a cache are known by the word cache in their names' end as fix, 'code' as fix_kind,
       iif(exists (select 1 from redis_queue) or exists (select 1 from redis_key_pattern where role in ('queue', 'session', 'lock', 'limit', 'code', 'guard', 'cart', 'counter')), 'hint', 'likely') as certainty,
       unknown is not null as undecided,
       keys
from redis_server, (select min(pattern) as unknown from redis_key_pattern where role = 'unknown')
where not exists (select 1 from redis_key_pattern where role = 'cache')
order by subject;
