/*
title    = "Nobody calls KEYS"
severity = "high"
harm     = "slow"
size     = "mean_ms"
stage    = 1000
applies  = "redis_command"
why      = """
KEYS walks all keys while every other command waits: milliseconds today, seconds at a million keys, and the whole app
stands still as long. One or two calls are somebody at a prompt; more are code. High where one takes 100 ms, which everybody notices,
medium from 10 ms on, low below: on few keys it takes microseconds. That nobody calls it shows after a day of use.
"""
fix      = "Walk with SCAN in small steps, or keep the names in a set of their own. Clearing a cache group: version the key's prefix instead of searching. Then forbid it: ACL SETUSER default -keys."
docs     = ["https://redis.io/docs/latest/commands/keys/"]
params.least_calls = 3.0
params.high_ms = 100.0
params.medium_ms = 10.0
params.least_s = 86400.0
*/
select 'keys' as subject,
       printf('KEYS was called %d times, %.1f ms each, and everything else waited.', calls, 1.0 * mean_us / 1000.0) as message,
       null as fix,
       case when mean_us >= 1000.0 * :high_ms then 'high' when mean_us >= 1000.0 * :medium_ms then 'medium' else 'low' end as severity,
       'command KEYS' as cause,
       0 as undecided,
       calls,
       1.0 * mean_us / 1000.0 as mean_ms,
       (select sum(keys) from redis_keyspace) as keys_now,
       'code' as fix_kind
from redis_command
where name = 'keys' and calls >= :least_calls
union all
select 'keys',
       iif(counters_age_s is null, 'Since when Redis counts its commands is not known.',
           printf('Redis has counted its commands for %.1f hours only: what calls KEYS seldom is not among them yet.', 1.0 * counters_age_s / 3600)),
       'scan again a day after Redis was started, or its counters were reset', 'low', null, 1, null, null, null, 'code'
from redis_server
where coalesce(counters_age_s, 0) < :least_s
order by subject;
