-- bad: the default, no limit
-- finds: maxmemory
redis_server: maxmemory_bytes = 0, used_memory_bytes = 1000000

-- bad: no limit, and nearly no data
-- finds: maxmemory
-- says: SET maxmemory 256mb
-- says: Redis may grow
redis_server: maxmemory_bytes = 0

-- good: a limit, even a small one on Valkey
redis_server: maxmemory_bytes = 67108864, used_memory_bytes = 1000000

-- undecided: a service that does not tell
-- leaves open: maxmemory
redis_server: maxmemory_bytes = null, used_memory_bytes = null
