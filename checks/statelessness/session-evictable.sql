/*
title    = "Redis does not sign users out when memory is short"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "redis_key_pattern where role = 'session'"
why      = """
Under `allkeys-*` a Redis that nears its limit drops sessions like any cached answer: users are signed out at the busiest
hour. It matters from 80 % of the limit on; before that nothing is dropped. Where only the name of the keys tells that they are sessions
it is a guess.
"""
fix      = "Give sessions a Redis of their own, or raise the limit. A container has a limit of its own, which does not show from here: stay below two thirds of it."
docs     = ["https://redis.io/docs/latest/develop/reference/eviction/"]
params.most_pct = 80.0
params.room_pct = 65.0
*/
select printf('db%d %s', session.number, session.pattern) as subject,
       printf('Redis is %.0f %% full and may drop sessions %s under %s.', 100.0 * counted_memory_bytes / maxmemory_bytes, session.pattern, maxmemory_policy) as message,
       case when 100.0 * 2 * maxmemory_bytes <= :room_pct * system_memory_bytes then printf('CONFIG SET maxmemory %dmb', 2.0 * maxmemory_bytes / 1048576.0)
            when system_memory_bytes is null then 'twice the limit, if the machine has three times as much: how much it has Redis does not tell'
            else 'a Redis for sessions alone: twice the limit is more than the machine has to spare' end as fix,
       iif(100.0 * 2 * maxmemory_bytes <= :room_pct * system_memory_bytes, 'redis', 'code') as fix_kind,
       iif(session.role_by = 'library', 'sure', 'likely') as certainty,
       'maxmemory-policy' as cause,
       counted_memory_bytes as used_bytes,
       maxmemory_bytes as limit_bytes,
       evicted_keys
from redis_key_pattern as session, redis_server
where session.role = 'session' and maxmemory_policy like 'allkeys-%'
  and 100.0 * counted_memory_bytes / maxmemory_bytes >= :most_pct
order by subject;
