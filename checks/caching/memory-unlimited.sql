/*
title    = "Redis has a memory limit"
severity = "high"
harm     = "outage"
stage    = 1000
applies  = "redis_server"
why      = """
Without `maxmemory` Redis takes memory until the machine has none left. Then the kernel kills a process, often Redis,
and with it everything that was only there. With a limit it throws out old answers or refuses a write, and stays up.
The limit is off by default (redis.conf). High where half of the machine's memory is used already, medium from a tenth on or where its
memory is not told, low below. What other servers than Redis, Valkey, KeyDB and Redict mean by no limit, their makers say.
"""
fix      = "Set the limit now, and in redis.conf so that it outlives a restart. Leave a third of the machine's memory free for its forked copy. A container has a limit of its own, which does not show from here: then a third of that."
docs     = ["https://redis.io/docs/latest/develop/reference/eviction/"]
params.least_mb = 256.0
params.room_pct = 65.0
params.high_pct = 50.0
params.medium_pct = 10.0
*/
select 'maxmemory' as subject,
       case when maxmemory_bytes is null then 'Redis does not tell whether it has a memory limit.'
            when flavour not in ('redis', 'valkey', 'keydb', 'redict') then printf('%s tells no memory limit as Redis means it.', flavour)
            else 'Redis may grow until the machine is out of memory: no limit is set.' end as message,
       case when maxmemory_bytes is null then 'look into the console of the provider'
            when flavour not in ('redis', 'valkey', 'keydb', 'redict') then 'look into the settings of ' || flavour || ' for its memory limit'
            when 100.0 * 1.5 * used_memory_bytes > :room_pct * system_memory_bytes
            then 'a larger machine, or less to keep: a limit with room above what is used is more than the machine has to spare'
            else printf('CONFIG SET maxmemory %dmb', min(max(1.0 * :least_mb, 2.0 * coalesce(used_memory_bytes, 0) / 1048576.0), coalesce(:room_pct / 100.0 * system_memory_bytes / 1048576.0, 1e18))) end as fix,
       iif(100.0 * 1.5 * used_memory_bytes > :room_pct * system_memory_bytes, 'code', 'redis') as fix_kind,
       case when 100.0 * used_memory_bytes / system_memory_bytes < :medium_pct then 'low'
            when 100.0 * used_memory_bytes / system_memory_bytes >= :high_pct then 'high' else 'medium' end as severity,
       maxmemory_bytes is null or flavour not in ('redis', 'valkey', 'keydb', 'redict') as undecided,
       used_memory_bytes,
       -- Of the host: a container around Redis may have far less.
       system_memory_bytes as host_memory_bytes
from redis_server
where coalesce(maxmemory_bytes, 0) = 0
order by subject;
