-- bad: only keys with an expiry may go, and memory is short
-- finds: db0 bullmq
-- says: severity = medium / cause = maxmemory-policy
redis_server: maxmemory_policy = 'volatile-lru', counted_memory_bytes = 800000
redis_queue:

-- bad: memory is not short
-- finds: db0 bullmq
-- says: severity = low
redis_server: maxmemory_policy = 'volatile-lru', counted_memory_bytes = 799999
redis_queue:

-- bad: without a limit nothing is dropped, as a stock server with the policy of ElastiCache
-- finds: db0 bullmq
-- says: severity = low
redis_server: maxmemory_policy = 'volatile-lru', maxmemory_bytes = 0
redis_queue:

-- bad: the sum of all queues is no queue, and two queues of one app are one
-- finds: db0 bullmq; db1 rq
-- says: jobs of rq (database 1)
redis_server: maxmemory_policy = 'volatile-lru'
redis_queue:
redis_queue: queue = 'reports'
redis_queue: library = 'sidekiq', queue = '(all)'
redis_queue: number = 1, library = 'rq'

-- good: refuses
redis_server:
redis_queue:

-- not applicable: no queue
redis_server: maxmemory_policy = 'volatile-lru'

-- not applicable: only the sum of all queues
redis_queue: queue = '(all)'

-- bad: half full: the policy alone will do
-- finds: db0 bullmq
-- says: / CONFIG SET maxmemory-policy noeviction / 
redis_server: maxmemory_policy = 'volatile-lru', maxmemory_bytes = 1000000, counted_memory_bytes = 500000
redis_queue:

-- bad: more than half full, and without eviction it fills: room comes first
-- finds: db0 bullmq
-- says: / CONFIG SET maxmemory 1mb
-- says: / applied = redis
redis_server: maxmemory_policy = 'volatile-lru', maxmemory_bytes = 650000, counted_memory_bytes = 400000, system_memory_bytes = 2000000
redis_queue:

-- bad: more than half full, on a machine without room
-- finds: db0 bullmq
-- says: / give the cache a Redis of its own
-- says: / applied = code
redis_server: maxmemory_policy = 'volatile-lru', maxmemory_bytes = 1000000, counted_memory_bytes = 500001, system_memory_bytes = 3076922
redis_queue:

-- bad: no limit is set, so that nothing is full
-- finds: db0 bullmq
-- says: / applied = redis
redis_server: maxmemory_policy = 'volatile-lru', maxmemory_bytes = 0
redis_queue:

-- bad: half full, so that the machine need not have more
-- finds: db0 bullmq
-- says: / CONFIG SET maxmemory-policy noeviction
-- says: / applied = redis
redis_server: maxmemory_policy = 'volatile-lru', maxmemory_bytes = 1000000, counted_memory_bytes = 500000, system_memory_bytes = 1000000
redis_queue:

-- bad: more than half full, and how much memory the machine has is not told
-- finds: db0 bullmq
-- says: / give the cache a Redis of its own
-- says: / applied = code
redis_server: maxmemory_policy = 'volatile-lru', maxmemory_bytes = 1000000, counted_memory_bytes = 500001, system_memory_bytes = null
redis_queue:
