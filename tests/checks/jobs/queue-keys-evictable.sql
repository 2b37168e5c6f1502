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
