/*
title    = "Each command takes Redis well under a millisecond"
severity = "medium"
harm     = "slow"
size     = "mean_ms"
stage    = 1000
applies  = "redis_command"
why      = """
A usual command takes Redis a few microseconds. One that takes a millisecond on average can be run a thousand times a
second and not once more, whatever the machine: it is the ceiling of everything that uses Redis (our rule of thumb). Low where it took
less than 1 % of the time since the counters began, as a nightly report does. Commands of administrators and monitors are left out.
"""
fix      = "Look at what the command reads: a whole list, set or hash, a long script, a large value. Read a part, or store the answer."
docs     = ["https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/"]
params.slow_us = 1000.0
params.least_calls = 100.0
params.medium_pct = 1.0
*/
select c.name as subject,
       printf('%s takes %.1f ms on average, so Redis can do at most %.0f of them a second.', upper(c.name), 1.0 * c.mean_us / 1000.0, 1.0 * 1000000.0 / c.mean_us) as message,
       null as fix,
       -- Microseconds of all seconds, as percent.
       iif(1.0 * c.calls * c.mean_us / (10000.0 * s.counters_age_s) < :medium_pct, 'low', 'medium') as severity,
       'command ' || upper(c.name) as cause,
       0 as undecided,
       c.calls as calls,
       round(1.0 * c.mean_us / 1000.0, 2) as mean_ms,
       'code' as fix_kind
from redis_command c, redis_server s
where c.calls >= :least_calls and c.mean_us >= :slow_us
  and c.name not in ('save', 'bgsave', 'bgrewriteaof', 'psync', 'sync', 'debug', 'keys', 'info', 'client|list', 'slowlog|get', 'memory|stats',
                     'memory|doctor', 'flushall', 'flushdb', 'config|rewrite', 'function|load', 'latency|histogram')
union all
select 'commands',
       printf('No command was called %d times since the counters of Redis began: too few to tell how long one takes.', :least_calls),
       'scan again when the app has been used', 'low', null, 1, null, null, 'code'
from redis_server
where not exists (select 1 from redis_command where calls >= :least_calls)
order by calls desc, subject;
