-- bad: the default, no limit
-- finds: maxmemory
redis_server: maxmemory_bytes = 0, used_memory_bytes = 1000000

-- bad: no limit, and nearly no data
-- finds: maxmemory
-- says: SET maxmemory 256mb
-- says: Redis may grow
redis_server: maxmemory_bytes = 0

-- bad: a moment less than a tenth of the machine
-- finds: maxmemory
-- says: severity = low
redis_server: maxmemory_bytes = 0, used_memory_bytes = 99999, system_memory_bytes = 1000000

-- bad: just a tenth
-- finds: maxmemory
-- says: severity = medium
redis_server: maxmemory_bytes = 0, used_memory_bytes = 100000, system_memory_bytes = 1000000

-- bad: a moment less than half
-- finds: maxmemory
-- says: severity = medium
redis_server: maxmemory_bytes = 0, used_memory_bytes = 499999, system_memory_bytes = 1000000

-- bad: just half
-- finds: maxmemory
-- says: severity = high
redis_server: maxmemory_bytes = 0, used_memory_bytes = 500000, system_memory_bytes = 1000000

-- undecided: Dragonfly takes what is there
-- leaves open: maxmemory
-- says: dragonfly tells no memory limit as Redis means it.
-- says: look into the settings of dragonfly
redis_server: flavour = 'dragonfly', maxmemory_bytes = 0

-- good: a limit, even a small one on Valkey
redis_server: maxmemory_bytes = 67108864, used_memory_bytes = 1000000

-- undecided: a service that does not tell
-- leaves open: maxmemory
redis_server: maxmemory_bytes = null, used_memory_bytes = null

-- bad: a machine with just the room for half as much again
-- finds: maxmemory
-- says: / CONFIG SET maxmemory 929mb
-- says: / applied = redis
redis_server: maxmemory_bytes = 0, used_memory_bytes = 650000000, system_memory_bytes = 1500000000

-- bad: a small machine, and hardly any data
-- finds: maxmemory
-- says: / CONFIG SET maxmemory 185mb
redis_server: maxmemory_bytes = 0, used_memory_bytes = 1000000, system_memory_bytes = 300000000

-- bad: twice what is used is less than the machine has to spare
-- finds: maxmemory
-- says: / CONFIG SET maxmemory 762mb
redis_server: maxmemory_bytes = 0, used_memory_bytes = 400000000, system_memory_bytes = 1500000000

-- bad: a machine that has hardly more than is used
-- finds: maxmemory
-- says: / a larger machine
-- says: / applied = code
redis_server: maxmemory_bytes = 0, used_memory_bytes = 650001, system_memory_bytes = 1500000
