/*
title    = "Nobody calls KEYS"
severity = "high"
harm     = "slow"
stage    = 1000
applies  = "redis_command"
why      = """
KEYS walks all keys while every other command waits: milliseconds today, seconds at a million keys, and the whole app
stands still as long. One or two calls are somebody at a prompt; more are code. The counter began with the server's start.
"""
fix      = "Walk with SCAN in small steps, or keep the names in a set of their own. Clearing a cache group: version the key's prefix instead of searching. Then forbid it: ACL SETUSER default -keys."
docs     = ["https://redis.io/docs/latest/commands/keys/"]
params.least_calls = 3.0
*/
select 'keys' as subject,
       printf('KEYS was called %d times, %.1f ms each, and everything else waited.', calls, 1.0 * mean_us / 1000.0) as message,
       calls,
       1.0 * mean_us / 1000.0 as mean_ms,
       (select sum(keys) from redis_keyspace) as keys_now
from redis_command
where name = 'keys' and calls >= :least_calls
order by subject;
