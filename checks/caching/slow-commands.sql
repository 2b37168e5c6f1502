/*
title    = "No command holds up Redis"
severity = "medium"
harm     = "slow"
size     = "longest_ms"
stage    = 1000
applies  = "redis_server"
why      = """
Redis runs one command at a time. One that takes 100 ms makes every request that asks it meanwhile wait as long. The slow
log holds what took longer than its threshold, 10 ms unless it was set otherwise; three such, or one of 100 ms, are no
accident (our rule of thumb). Low below 100 ms. Commands of administrators are left out, and what is older than 7 days: the log keeps its
last lines for ever. That nothing is slow shows after a day of use.
"""
fix      = "Ask for less at once: HMGET instead of HGETALL, ranges instead of whole lists, SSCAN instead of SMEMBERS, UNLINK instead of DEL, no KEYS."
docs     = ["https://redis.io/docs/latest/commands/slowlog-get/"]
params.slow_ms = 10.0
params.very_slow_ms = 100.0
params.times = 3.0
params.most_days = 7.0
params.least_s = 86400.0
*/
select trim(command || ' ' || pattern) as subject,
       printf('%s held up Redis for up to %.0f ms, %d times in the slow log.', trim(command || ' ' || pattern), longest_ms, times) as message,
       null as fix,
       iif(longest_ms >= :very_slow_ms, 'medium', 'low') as severity,
       'command ' || command as cause,
       0 as undecided,
       longest_ms,
       times,
       last_at,
       'code' as fix_kind
from redis_slow_command, run
where command not in ('BGSAVE', 'SAVE', 'BGREWRITEAOF', 'DEBUG', 'PSYNC', 'SYNC', 'CONFIG', 'COMMAND', 'INFO', 'CLIENT', 'SLOWLOG', 'FLUSHALL', 'FLUSHDB', 'REPLICAOF', 'SLAVEOF', 'SHUTDOWN')
  and (longest_ms >= :very_slow_ms or (longest_ms >= :slow_ms and times >= :times))
  and julianday(taken_at) - julianday(last_at) <= :most_days
union all
select 'slow log',
       iif(uptime_s is null, 'Since when Redis runs is not known.',
           printf('Redis has run for %.1f hours only: what is slow seldom is not in its slow log yet.', 1.0 * uptime_s / 3600)),
       'scan again a day after Redis was started', 'low', null, 1, null, null, null, 'code'
from redis_server
where coalesce(uptime_s, 0) < :least_s
order by longest_ms desc, subject;
