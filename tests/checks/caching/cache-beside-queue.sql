-- bad: both in one, and it is half full
-- finds: db0 bullmq
-- says: severity = medium / certainty = likely / cause = maxmemory-policy
redis_server: counted_memory_bytes = 500000
redis_key_pattern: role = 'cache'
redis_queue: queue = 'mailers', waiting = 0

-- bad: a byte less
-- finds: db0 bullmq
-- says: severity = low
redis_server: counted_memory_bytes = 499999
redis_key_pattern: role = 'cache'
redis_queue:

-- bad: two queues of one app are one, and the sum of all queues is none
-- finds: db0 bullmq; db1 rq
-- says: Jobs of rq (database 1) share
redis_server:
redis_queue:
redis_queue: queue = 'reports'
redis_queue: number = 1, library = 'rq'
redis_queue: library = 'sidekiq', queue = '(all)'
redis_key_pattern: role = 'cache'
redis_key_pattern: pattern = 'orders'

-- good: a cache alone
redis_server:
redis_key_pattern: role = 'cache'

-- good: only the sum of all queues, which names none
redis_server:
redis_key_pattern: role = 'cache'
redis_queue: queue = '(all)'

-- not applicable: no cache
redis_key_pattern:
