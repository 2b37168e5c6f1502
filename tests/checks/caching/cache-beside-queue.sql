-- bad: both in one
-- finds: maxmemory-policy
redis_server:
redis_key_pattern: role = 'cache'
redis_queue: queue = 'mailers', waiting = 0

-- bad: a single queue is named alone
-- finds: maxmemory-policy
-- says: Jobs (queue emails) share
redis_server:
redis_queue:
redis_key_pattern: role = 'cache'

-- good: a cache alone
redis_server:
redis_key_pattern: role = 'cache'

-- good: only the sum of all queues, which names none
redis_key_pattern: role = 'cache'
redis_queue: queue = '(all)'

-- not applicable: no cache
redis_key_pattern:
