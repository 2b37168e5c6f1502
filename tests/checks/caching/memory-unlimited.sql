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

-- bad: a machine with just the room for half as much again
-- finds: maxmemory
-- says: / CONFIG SET maxmemory
-- says: / applied = redis
redis_server: maxmemory_bytes = 0, used_memory_bytes = 650000, system_memory_bytes = 1500000

-- bad: a machine that has hardly more than is used
-- finds: maxmemory
-- says: / a larger machine
-- says: / applied = code
redis_server: maxmemory_bytes = 0, used_memory_bytes = 650001, system_memory_bytes = 1500000
