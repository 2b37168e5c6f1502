-- bad: data and nothing else
-- finds: cache
-- says: None of the 40 keys in Redis
-- says: (no fix) / certainty = likely
redis_server: keys = 40
redis_key_pattern: sampled = 40, is_census = 1

-- bad: an empty Redis
-- finds: cache
redis_server: keys = 0

-- good: one cached pattern among data
redis_server: keys = 41
redis_key_pattern: sampled = 40, is_census = 1
redis_key_pattern: pattern = 'cache:home', role = 'cache', sampled = 1, is_census = 1

-- good: jobs are what it is for
-- hints: cache
redis_server:
redis_queue:

-- good: sessions are what it is for
-- hints: cache
redis_server:
redis_key_pattern: role = 'session'

-- good: so are carts
-- hints: cache
redis_server:
redis_key_pattern: role = 'cart'

-- undecided: what expires under a name that tells nothing may be cached
-- leaves open: cache
-- says: those like feed:* expire
redis_server:
redis_key_pattern: pattern = 'feed:*', role = 'unknown'
