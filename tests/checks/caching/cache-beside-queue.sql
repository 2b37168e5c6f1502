-- bad: both in one
-- finds: maxmemory-policy
redis_server:
redis_key_pattern: role = 'cache'
redis_queue: queue = 'mailers', waiting = 0

-- good: a cache alone
redis_server:
redis_key_pattern: role = 'cache'
