-- bad: only keys with an expiry may go
-- finds: maxmemory-policy
redis_server: maxmemory_policy = 'volatile-lru'
redis_key_pattern: role = 'lock', sampled = 2
redis_queue:

-- good: refuses
redis_server:
redis_queue:

-- not applicable: no queue
redis_server: maxmemory_policy = 'volatile-lru'

-- not applicable: only the sum of all queues
redis_queue: queue = '(all)'

-- bad: the sum of all queues is no queue
-- finds: maxmemory-policy
-- says: jobs (queue emails)
redis_server: maxmemory_policy = 'volatile-lru'
redis_queue:
redis_queue: queue = '(all)'
