-- bad: nearly full, and nothing may go
-- finds: memory
redis_server: counted_memory_bytes = 850000

-- bad: only keys with an expiry may go
-- finds: memory
redis_server: maxmemory_policy = 'volatile-lru', counted_memory_bytes = 990000

-- bad: a limit of one byte is one
-- finds: memory
redis_server: maxmemory_bytes = 1

-- bad: a moment less than 90 %
-- finds: memory
-- says: severity = medium / cause = memory of Redis
redis_server: counted_memory_bytes = 899999

-- bad: just 90 %
-- finds: memory
-- says: severity = high
redis_server: counted_memory_bytes = 900000

-- bad: only a key of six may go
-- finds: memory
redis_server: maxmemory_policy = 'volatile-lru', counted_memory_bytes = 999999
redis_keyspace: keys = 60, expiring = 10

-- bad: how many keys expire does not matter where none may go
-- finds: memory
redis_server: counted_memory_bytes = 999999
redis_keyspace: keys = 10, expiring = 10

-- good: a cache that is full, as ElastiCache keeps one unless told otherwise: just a fifth may go
redis_server: maxmemory_policy = 'volatile-lru', counted_memory_bytes = 999999
redis_keyspace: keys = 50, expiring = 10

-- good: a full cache that evicts is doing its work
redis_server: maxmemory_policy = 'allkeys-lfu', counted_memory_bytes = 999000

-- good: just below the line
redis_server: counted_memory_bytes = 790000

-- good: at the edge: four fifths
redis_server: counted_memory_bytes = 800000

-- undecided: it does not tell how much it uses
-- leaves open: memory
redis_server: counted_memory_bytes = null

-- not applicable: no limit is another fault
redis_server: maxmemory_bytes = 0, counted_memory_bytes = 790000

-- bad: the machine has just the room for twice the limit
-- finds: memory
-- says: / CONFIG SET maxmemory
-- says: / applied = redis
redis_server: maxmemory_bytes = 650000, counted_memory_bytes = 600000, system_memory_bytes = 2000000

-- bad: the machine has no room for twice the limit
-- finds: memory
-- says: / a larger machine
-- says: / applied = code
redis_server: maxmemory_bytes = 1000000, counted_memory_bytes = 900000, system_memory_bytes = 3076922

-- bad: how much memory the machine has is not told
-- finds: memory
-- says: / twice the limit, if the machine has three times as much
-- says: / applied = code
redis_server: counted_memory_bytes = 900000, system_memory_bytes = null
