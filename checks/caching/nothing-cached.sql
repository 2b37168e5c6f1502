/*
title    = "Redis holds cached answers"
severity = "low"
harm     = "slow"
stage    = 1000
applies  = "redis_server"
why      = """
A Redis is there, and no key in it looks like a cached answer: every page is computed each time. Caching the few
heaviest answers for a minute is the cheapest capacity there is. From a sample of n keys without one follows that at most
3/n of all keys are cached (rule of three); below 300 keys that is too much to claim anything.
"""
fix      = "Cache the answers that the load part names as computed every time, with an expiry of a minute to start with."
docs     = ["https://redis.io/docs/latest/develop/clients/"]
params.least_sample = 300.0
*/
with sample as (
    select coalesce(sum(sampled), 0) as seen, coalesce(min(is_census), 1) as is_census, coalesce(sum(role = 'cache'), 0) as caches
    from redis_key_pattern
)
select 'cache' as subject,
       case when seen >= :least_sample or is_census then printf('None of the %d keys in Redis looks like a cached answer.', keys)
            else printf('None of %d sampled keys looks like a cached answer; too few to tell of %d.', seen, keys) end as message,
       case when not (seen >= :least_sample or is_census) then 'scan again: each scan draws another sample' end as fix, 'code' as fix_kind,
       not (seen >= :least_sample or is_census) as undecided,
       keys,
       seen as keys_sampled
from redis_server, sample
where caches = 0
order by subject;
