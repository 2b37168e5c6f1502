-- bad: only keys with an expiry may go
-- finds: maxmemory-policy
redis_server: maxmemory_policy = 'volatile-lru'
redis_key_pattern: role = 'lock', sampled = 2
redis_queue:

-- bad: the sum of all queues is no queue
-- finds: maxmemory-policy
-- says: jobs (queue emails)
redis_server: maxmemory_policy = 'volatile-lru'
redis_queue:
redis_queue: queue = '(all)'

-- bad: keys of jobs that expire are counted
-- finds: maxmemory-policy
-- says: keys_with_expiry_sampled = 7
redis_server: maxmemory_policy = 'volatile-lru'
redis_queue:
redis_key_pattern: pattern = 'bull:*', role = 'lock', unexpiring = 3
redis_key_pattern:

-- bad: two queues are one finding
-- finds: maxmemory-policy
-- says: (queue emails and 1 more)
redis_server: maxmemory_policy = 'volatile-lru'
redis_queue:
redis_queue: queue = 'reports'

-- bad: a single queue is named alone
-- finds: maxmemory-policy
-- says: (queue emails) when
redis_server: maxmemory_policy = 'volatile-lru'
redis_queue:

-- good: refuses
redis_server:
redis_queue:

-- not applicable: no queue
redis_server: maxmemory_policy = 'volatile-lru'

-- not applicable: only the sum of all queues
redis_queue: queue = '(all)'

-- bad: half full: the policy alone will do
-- finds: maxmemory-policy
-- says: / CONFIG SET maxmemory-policy noeviction / 
redis_server: maxmemory_policy = 'volatile-lru', maxmemory_bytes = 1000000, counted_memory_bytes = 500000
redis_queue:

-- bad: more than half full, and without eviction it fills: room comes first
-- finds: maxmemory-policy
-- says: / CONFIG SET maxmemory 1mb
-- says: / applied = redis
redis_server: maxmemory_policy = 'volatile-lru', maxmemory_bytes = 650000, counted_memory_bytes = 400000, system_memory_bytes = 2000000
redis_queue:

-- bad: more than half full, on a machine without room
-- finds: maxmemory-policy
-- says: / give the cache a Redis of its own
-- says: / applied = code
redis_server: maxmemory_policy = 'volatile-lru', maxmemory_bytes = 1000000, counted_memory_bytes = 500001, system_memory_bytes = 3076922
redis_queue:

-- bad: no limit is set, so that nothing is full
-- finds: maxmemory-policy
-- says: / applied = redis
redis_server: maxmemory_policy = 'volatile-lru', maxmemory_bytes = 0
redis_queue:

-- bad: half full, so that the machine need not have more
-- finds: maxmemory-policy
-- says: / CONFIG SET maxmemory-policy noeviction
-- says: / applied = redis
redis_server: maxmemory_policy = 'volatile-lru', maxmemory_bytes = 1000000, counted_memory_bytes = 500000, system_memory_bytes = 1000000
redis_queue:
