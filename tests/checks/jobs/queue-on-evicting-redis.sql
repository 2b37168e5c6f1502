-- bad: a cache's policy under a queue
-- finds: db0 bullmq
-- says: Under allkeys-lru Redis may drop jobs of bullmq (database 0)
-- says: CONFIG SET maxmemory-policy
-- says: severity = high / cause = maxmemory-policy
redis_server: maxmemory_policy = 'allkeys-lru'
redis_queue:

-- bad: a key was dropped already
-- finds: db0 bullmq
-- says: severity = critical
redis_server: maxmemory_policy = 'allkeys-lru', evicted_keys = 1
redis_queue:

-- bad: just 80 % of the limit
-- finds: db0 bullmq
-- says: severity = critical
redis_server: maxmemory_policy = 'allkeys-lru', counted_memory_bytes = 800000
redis_queue:

-- bad: a byte less
-- finds: db0 bullmq
-- says: severity = high
redis_server: maxmemory_policy = 'allkeys-lru', counted_memory_bytes = 799999
redis_queue:

-- bad: a limit of one byte is one
-- finds: db0 bullmq
-- says: severity = high
redis_server: maxmemory_policy = 'allkeys-lru', maxmemory_bytes = 1, counted_memory_bytes = null
redis_queue:

-- bad: without a limit nothing is dropped
-- finds: db0 bullmq
-- says: severity = medium
redis_server: maxmemory_policy = 'allkeys-lru', maxmemory_bytes = 0
redis_queue:

-- bad: the sum of all queues is no queue, and two queues of one app are one
-- finds: db0 bullmq; db1 rq
-- says: jobs of rq (database 1)
redis_server: maxmemory_policy = 'allkeys-lru'
redis_queue:
redis_queue: queue = 'reports'
redis_queue: library = 'sidekiq', queue = '(all)'
redis_queue: number = 1, library = 'rq'

-- good: refuses instead
redis_server:
redis_queue:

-- good: only keys with an expiry may go, which is a warning of its own
redis_server: maxmemory_policy = 'volatile-lru'
redis_queue:

-- undecided: Redis Enterprise leaves the policy empty
-- leaves open: db0 bullmq
-- says: Redis does not tell
-- says: look into the console
redis_server: maxmemory_policy = null
redis_queue: queue = 'default'

-- not applicable: a cache without queues
redis_server: maxmemory_policy = 'allkeys-lru'

-- not applicable: only the sum of all queues
redis_queue: queue = '(all)'

-- bad: half full: the policy alone will do
-- finds: db0 bullmq
-- says: / CONFIG SET maxmemory-policy noeviction / 
redis_server: maxmemory_policy = 'allkeys-lru', maxmemory_bytes = 1000000, counted_memory_bytes = 500000
redis_queue:

-- bad: more than half full, and without eviction it fills: room comes first
-- finds: db0 bullmq
-- says: / CONFIG SET maxmemory 1mb
-- says: / applied = redis
redis_server: maxmemory_policy = 'allkeys-lru', maxmemory_bytes = 650000, counted_memory_bytes = 400000, system_memory_bytes = 2000000
redis_queue:

-- bad: more than half full, on a machine without room
-- finds: db0 bullmq
-- says: / give the cache a Redis of its own
-- says: / applied = code
redis_server: maxmemory_policy = 'allkeys-lru', maxmemory_bytes = 1000000, counted_memory_bytes = 500001, system_memory_bytes = 3076922
redis_queue:

-- bad: no limit is set, so that nothing is full
-- finds: db0 bullmq
-- says: / applied = redis
redis_server: maxmemory_policy = 'allkeys-lru', maxmemory_bytes = 0
redis_queue:

-- bad: half full, so that the machine need not have more
-- finds: db0 bullmq
-- says: / CONFIG SET maxmemory-policy noeviction
-- says: / applied = redis
redis_server: maxmemory_policy = 'allkeys-lru', maxmemory_bytes = 1000000, counted_memory_bytes = 500000, system_memory_bytes = 1000000
redis_queue:

-- bad: more than half full, and how much memory the machine has is not told
-- finds: db0 bullmq
-- says: / give the cache a Redis of its own
-- says: / applied = code
redis_server: maxmemory_policy = 'allkeys-lru', maxmemory_bytes = 1000000, counted_memory_bytes = 500001, system_memory_bytes = null
redis_queue:
