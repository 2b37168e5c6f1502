-- bad: a cache that refuses writes when it is full
-- finds: maxmemory-policy
redis_server:
redis_key_pattern: role = 'cache'

-- bad: volatile, and nothing in the cache expires
-- finds: maxmemory-policy
redis_server: maxmemory_policy = 'volatile-lru'
redis_key_pattern: role = 'cache', sampled = 100, unexpiring = 90

-- bad: a full cache that refuses writes
-- finds: maxmemory-policy
-- says: When what looks like a cache
-- says: SET maxmemory-policy allkeys-lru
-- says: / applied = redis
redis_server:
redis_key_pattern: role = 'cache', is_census = 1

-- bad: not each key was looked at, but the names of all are those of a cache
-- finds: maxmemory-policy
-- says: SET maxmemory-policy allkeys-lru
-- says: / applied = redis
redis_server:
redis_key_pattern: role = 'cache', keys = 200000

-- bad: beside what only expires it is not known what may be dropped
-- finds: maxmemory-policy
-- says: give the cache a Redis of its own
-- says: / applied = code
redis_server:
redis_key_pattern: pattern = 'cache:*', role = 'cache', is_census = 1
redis_key_pattern: pattern = 'feed:*', role = 'unknown', is_census = 1

-- bad: a tenth of the keys has an expiry
-- finds: maxmemory-policy
-- says: Under volatile-lru only
redis_server: maxmemory_policy = 'volatile-lru'
redis_key_pattern: role = 'cache', unexpiring = 90

-- bad: keys of another kind that all expire do not help, and would be dropped
-- finds: maxmemory-policy
-- says: give the cache a Redis of its own
-- says: / applied = code
redis_server: maxmemory_policy = 'volatile-lru'
redis_key_pattern: role = 'cache', sampled = 100, unexpiring = 90, is_census = 1
redis_key_pattern: pattern = 'teams', sampled = 100, is_census = 1

-- bad: a sample does not tell what else lies there
-- finds: maxmemory-policy
-- says: give the cache a Redis of its own
-- says: / applied = code
redis_server:
redis_key_pattern: role = 'cache'

-- bad: a lock that expires would be dropped under volatile-lru
-- finds: maxmemory-policy
-- says: give the cache a Redis of its own
redis_server:
redis_key_pattern: pattern = 'cache:*', role = 'cache', sampled = 100, unexpiring = 0, is_census = 1
redis_key_pattern: pattern = 'lock:*', role = 'lock', sampled = 2, unexpiring = 0, is_census = 1

-- bad: a cache that hardly expires, beside data that never does
-- finds: maxmemory-policy
-- says: give the cache a Redis of its own
-- says: / applied = code
redis_server:
redis_key_pattern: pattern = 'cache:*', role = 'cache', sampled = 100, unexpiring = 81, is_census = 1
redis_key_pattern: sampled = 10, unexpiring = 10, is_census = 1

-- bad: beside sessions nothing of this Redis may be dropped
-- finds: maxmemory-policy
-- says: give the cache a Redis of its own
-- says: / applied = code
redis_server: maxmemory_policy = 'volatile-lru'
redis_key_pattern: pattern = 'cache:*', role = 'cache', sampled = 100, unexpiring = 90, is_census = 1
redis_queue:

-- bad: data beside the cache, of which just a fifth has an expiry
-- finds: maxmemory-policy
-- says: CONFIG SET maxmemory-policy volatile-lru
-- says: / applied = redis
redis_server:
redis_key_pattern: pattern = 'cache:*', role = 'cache', sampled = 100, unexpiring = 80, is_census = 1
redis_key_pattern: sampled = 10, unexpiring = 10, is_census = 1

-- bad: just 80 % of the limit
-- finds: maxmemory-policy
-- says: severity = medium / certainty = likely / cause = maxmemory-policy
redis_server: counted_memory_bytes = 800000
redis_key_pattern: role = 'cache'

-- bad: a byte less
-- finds: maxmemory-policy
-- says: severity = low
redis_server: counted_memory_bytes = 799999
redis_key_pattern: role = 'cache'

-- good: evicts
redis_server: maxmemory_policy = 'allkeys-lfu'
redis_key_pattern: role = 'cache'

-- good: volatile, and the cached keys expire
redis_server: maxmemory_policy = 'volatile-ttl'
redis_key_pattern: role = 'cache', sampled = 100, unexpiring = 5

-- good: a queue lies beside the cache, and must not be evicted
redis_server:
redis_key_pattern: pattern = 'cache:*', role = 'cache'
redis_key_pattern: pattern = 'bull:*:wait', role = 'queue', sampled = 1, unexpiring = 1

-- good: at the edge: a fifth of the keys has an expiry
redis_server: maxmemory_policy = 'volatile-lru'
redis_key_pattern: role = 'cache', sampled = 100, unexpiring = 80

-- good: any key may go
redis_server: maxmemory_policy = 'allkeys-lfu'
redis_key_pattern: role = 'cache', unexpiring = 20

-- good: a queue is there, and writes to it must not be lost
redis_server:
redis_key_pattern: role = 'cache'
redis_queue:

-- undecided: Redis Enterprise leaves the policy empty
-- leaves open: maxmemory-policy
redis_server: maxmemory_policy = null
redis_key_pattern: role = 'cache'

-- not applicable: no cache in it
redis_server:
redis_key_pattern: role = 'queue', sampled = 1, unexpiring = 1

-- bad: a cache alone, of which hardly a key expires
-- finds: maxmemory-policy
-- says: SET maxmemory-policy allkeys-lru
-- says: / applied = redis
redis_server:
redis_key_pattern: role = 'cache', sampled = 100, unexpiring = 100, is_census = 1

-- bad: beside a queue that no pattern shows nothing may be dropped
-- finds: maxmemory-policy
-- says: give the cache a Redis of its own
-- says: / applied = code
redis_server: maxmemory_policy = 'volatile-lru'
redis_key_pattern: role = 'cache', sampled = 100, unexpiring = 90, is_census = 1
redis_queue:
