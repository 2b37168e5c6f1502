/*
title    = "Redis has a memory limit"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "redis_server"
why      = """
Without `maxmemory` Redis takes memory until the machine has none left. Then the kernel kills a process, often Redis,
and with it everything that was only there. With a limit it throws out old answers or refuses a write, and stays up.
The limit is off by default (redis.conf).
"""
fix      = "Set the limit now, and in redis.conf so that it outlives a restart. Leave a third of the machine's memory free for its forked copy."
docs     = ["https://redis.io/docs/latest/develop/reference/eviction/"]
params.least_mb = 256.0
params.room_pct = 65.0
*/
select 'maxmemory' as subject,
       case when maxmemory_bytes is null then 'Redis does not tell whether it has a memory limit.'
            else 'Redis may grow until the machine is out of memory: no limit is set.' end as message,
       case when maxmemory_bytes is null then 'grant +info to the user that scans'
            when 100.0 * 1.5 * used_memory_bytes > :room_pct * system_memory_bytes
            then 'a larger machine, or less to keep: a limit with room above what is used is more than the machine has to spare'
            else printf('CONFIG SET maxmemory %dmb', max(1.0 * :least_mb, 1.0 * coalesce(used_memory_bytes, 0) * 2.0 / 1048576.0)) end as fix,
       iif(100.0 * 1.5 * used_memory_bytes > :room_pct * system_memory_bytes, 'code', 'redis') as fix_kind,
       maxmemory_bytes is null as undecided,
       used_memory_bytes,
       -- Of the host: a container around Redis may have far less.
       system_memory_bytes as host_memory_bytes
from redis_server
where coalesce(maxmemory_bytes, 0) = 0
order by subject;
