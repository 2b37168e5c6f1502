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
