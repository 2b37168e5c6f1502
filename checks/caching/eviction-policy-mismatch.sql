/*
title    = "A full cache drops old answers instead of refusing new ones"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "redis_key_pattern where role = 'cache'"
why      = """
`maxmemory-policy` says what Redis does at its limit. A cache under `noeviction` (the default) refuses each new write then,
and pages that cache an answer fail. `volatile-*` drops only keys that have an expiry: where the cached keys have none, it
behaves like `noeviction`. The policy is one for the whole server, so job queues beside the cache need `noeviction`, and
the cache then needs a Redis of its own. That keys are cached answers, and that nothing beside them must stay, is a guess by names; low below 80 % of the limit, or without one: nothing is refused or dropped then.
"""
fix      = "Choose allkeys-lru for a Redis that is only a cache. Where queues, sessions, locks or anything else lies beside it, give the cache a Redis of its own: another number of a database does not help, the policy is the server's. Also write it into redis.conf, or the provider's console."
docs     = ["https://redis.io/docs/latest/develop/reference/eviction/#eviction-policies"]
params.least_expiring_pct = 20.0
params.most_pct = 80.0
*/
with cache as (
    select 100.0 * sum(sampled - unexpiring) / sum(sampled) as expiring_pct from redis_key_pattern where role = 'cache'
), beside as (
    select exists (select 1 from redis_key_pattern where role in ('queue', 'session')) or exists (select 1 from redis_queue) as has_state,
           -- What may be dropped only the whole tells: the names of all keys were met, and all say that they are cached answers. That a
           -- key expires does not: so do one-time codes, and what must not be done twice.
           (select min(coalesce(keys, is_census) and role = 'cache') from redis_key_pattern) as is_only_cache,
           -- volatile-lru drops what expires, sessions and locks as well.
           (select min(is_census and (role = 'cache' or unexpiring = sampled)) from redis_key_pattern) as is_only_cache_expiring
)
select 'maxmemory-policy' as subject,
       case when maxmemory_policy is null then 'Redis does not tell what it does when it is full.'
            when maxmemory_policy = 'noeviction' then 'When what looks like a cache is full, Redis refuses every write instead of dropping the oldest answer; see first whether all of it may be dropped.'
            else printf('Under %s only keys with an expiry can be dropped, and %.0f %% of what looks like cached keys have one.', maxmemory_policy, expiring_pct)
       end as message,
       case when maxmemory_policy is null then 'look into the console of the provider for the eviction policy'
            when not has_state and is_only_cache then 'CONFIG SET maxmemory-policy allkeys-lru'
            when is_only_cache_expiring and expiring_pct >= :least_expiring_pct then 'CONFIG SET maxmemory-policy volatile-lru'
            else 'give the cache a Redis of its own, with maxmemory and allkeys-lru: here other keys lie beside it, or not all were looked at' end as fix,
       iif(not has_state and is_only_cache or is_only_cache_expiring and expiring_pct >= :least_expiring_pct, 'redis', 'code') as fix_kind,
       iif(100.0 * counted_memory_bytes / maxmemory_bytes >= :most_pct, 'medium', 'low') as severity,
       'likely' as certainty,
       'maxmemory-policy' as cause,
       maxmemory_policy is null as undecided,
       maxmemory_policy,
       round(expiring_pct, 1) as cached_keys_expiring_pct
from redis_server, cache, beside
where maxmemory_policy is null
   or (maxmemory_policy = 'noeviction' and not has_state)
   or (maxmemory_policy like 'volatile-%' and expiring_pct < :least_expiring_pct)
order by subject;
