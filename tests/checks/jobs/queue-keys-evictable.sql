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
