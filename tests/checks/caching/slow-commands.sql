-- bad: one very slow
-- finds: HGETALL user:*
redis_server:
redis_slow_command: command = 'HGETALL', pattern = 'user:*', longest_ms = 390.0

-- bad: several slow
-- finds: SMEMBERS followers:*
redis_server:
redis_slow_command: command = 'SMEMBERS', pattern = 'followers:*', times = 3, longest_ms = 14.0

-- bad: just 100 ms, once
-- finds: HGETALL user:*
redis_server:
redis_slow_command: command = 'HGETALL', pattern = 'user:*', longest_ms = 100.0

-- bad: just 10 ms, three times
-- finds: SMEMBERS followers:*
redis_server:
redis_slow_command: command = 'SMEMBERS', pattern = 'followers:*', times = 3, longest_ms = 10.0

-- bad: just 7 days ago
-- finds: HGETALL user:*
-- says: severity = medium / cause = command HGETALL
redis_server:
redis_slow_command: command = 'HGETALL', pattern = 'user:*', longest_ms = 100.0, last_at = '2026-11-15T10:00:00+00:00'

-- bad: 99 ms, three times
-- finds: SMEMBERS followers:*
-- says: severity = low
redis_server:
redis_slow_command: command = 'SMEMBERS', pattern = 'followers:*', times = 3, longest_ms = 99.0

-- good: an hour longer ago: the log keeps its last lines for ever
redis_server:
redis_slow_command: command = 'HGETALL', pattern = 'user:*', longest_ms = 900.0, last_at = '2026-11-15T09:00:00+00:00'

-- good: it runs for just a day
redis_server: uptime_s = 86400

-- undecided: a second less
-- leaves open: slow log
-- says: Redis has run for 24.0 hours only
-- says: scan again a day after
redis_server: uptime_s = 86399

-- undecided: nobody knows since when
-- leaves open: slow log
-- says: Since when Redis runs is not known.
redis_server: uptime_s = null

-- good: an administrator's, a single one, and a log with a threshold of microseconds
redis_server:
redis_slow_command: command = 'BGSAVE', pattern = '', times = 9, longest_ms = 220.0
redis_slow_command:
redis_slow_command: command = 'SET', times = 120, longest_ms = 0.2

-- good: an empty log
redis_server:

-- good: 99 ms, once
redis_server:
redis_slow_command: command = 'HGETALL', pattern = 'user:*', longest_ms = 99.0

-- good: long, but only twice
redis_server:
redis_slow_command: command = 'SMEMBERS', pattern = 'followers:*', times = 2

-- good: 9 ms, three times
redis_server:
redis_slow_command: command = 'SMEMBERS', pattern = 'followers:*', times = 3, longest_ms = 9.0
