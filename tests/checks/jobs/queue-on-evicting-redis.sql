-- bad: a cache's policy under a queue
-- finds: maxmemory-policy
redis_server: maxmemory_policy = 'allkeys-lru'
redis_queue:

-- bad: any key may go
-- finds: maxmemory-policy
-- says: Under allkeys-lru Redis
-- says: CONFIG SET maxmemory-policy
redis_server: maxmemory_policy = 'allkeys-lru'
redis_queue:

-- bad: the sum of all queues is no queue
-- finds: maxmemory-policy
-- says: jobs (queue emails)
redis_server: maxmemory_policy = 'allkeys-lru'
redis_queue:
redis_queue: queue = '(all)'

-- bad: a single queue is named alone
-- finds: maxmemory-policy
-- says: jobs (queue emails) when
redis_server: maxmemory_policy = 'allkeys-lru'
redis_queue:

-- good: refuses instead
redis_server:
redis_queue:

-- good: only keys with an expiry may go, which is a warning of its own
redis_server: maxmemory_policy = 'volatile-lru'
redis_queue:

-- undecided: Redis Enterprise leaves the policy empty
-- leaves open: maxmemory-policy
redis_server: maxmemory_policy = null
redis_queue: queue = 'default'

-- not applicable: a cache without queues
redis_server: maxmemory_policy = 'allkeys-lru'

-- not applicable: only the sum of all queues
redis_queue: queue = '(all)'

-- bad: half full: the policy alone will do
-- finds: maxmemory-policy
-- says: / CONFIG SET maxmemory-policy noeviction / 
redis_server: maxmemory_policy = 'allkeys-lru', maxmemory_bytes = 1000000, counted_memory_bytes = 500000
redis_queue:

-- bad: more than half full, and without eviction it fills: room comes first
-- finds: maxmemory-policy
-- says: / CONFIG SET maxmemory 1mb
-- says: / applied = redis
redis_server: maxmemory_policy = 'allkeys-lru', maxmemory_bytes = 650000, counted_memory_bytes = 400000, system_memory_bytes = 2000000
redis_queue:

-- bad: more than half full, on a machine without room
-- finds: maxmemory-policy
-- says: / give the cache a Redis of its own
-- says: / applied = code
redis_server: maxmemory_policy = 'allkeys-lru', maxmemory_bytes = 1000000, counted_memory_bytes = 500001, system_memory_bytes = 3076922
redis_queue:

-- bad: no limit is set, so that nothing is full
-- finds: maxmemory-policy
-- says: / applied = redis
redis_server: maxmemory_policy = 'allkeys-lru', maxmemory_bytes = 0
redis_queue:

-- bad: half full, so that the machine need not have more
-- finds: maxmemory-policy
-- says: / CONFIG SET maxmemory-policy noeviction
-- says: / applied = redis
redis_server: maxmemory_policy = 'allkeys-lru', maxmemory_bytes = 1000000, counted_memory_bytes = 500000, system_memory_bytes = 1000000
redis_queue:
