/*
title    = "Each command takes Redis well under a millisecond"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "redis_command where calls >= 100"
why      = """
A usual command takes Redis a few microseconds. One that takes a millisecond on average can be run a thousand times a
second and not once more, whatever the machine: it is the ceiling of everything that uses Redis (our rule of thumb).
"""
fix      = "Look at what the command reads: a whole list, set or hash, a long script, a large value. Read a part, or store the answer."
docs     = ["https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/"]
params.slow_us = 1000.0
*/
select name as subject,
       printf('%s takes %.1f ms on average, so Redis can do at most %.0f of them a second.', upper(name), 1.0 * mean_us / 1000.0, 1.0 * 1000000.0 / mean_us) as message,
       calls,
       round(1.0 * mean_us / 1000.0, 2) as mean_ms
from redis_command
where calls >= 100 and mean_us >= :slow_us
  and name not in ('save', 'bgsave', 'bgrewriteaof', 'psync', 'sync', 'debug', 'keys')
order by mean_us * calls desc, subject;
