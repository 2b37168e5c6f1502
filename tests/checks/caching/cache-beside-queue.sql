-- bad: both in one
-- finds: maxmemory-policy
redis_server:
redis_key_pattern: role = 'cache'
redis_queue: queue = 'mailers', waiting = 0

-- good: a cache alone
redis_server:
redis_key_pattern: role = 'cache'

-- not applicable: no cache
redis_key_pattern:

-- good: only the sum of all queues, which names none
redis_key_pattern: role = 'cache'
redis_queue: queue = '(all)'
