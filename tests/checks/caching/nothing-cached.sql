-- bad: jobs and nothing else
-- finds: cache
redis_server: keys = 40
redis_key_pattern: role = 'queue', sampled = 40, is_census = 1

-- bad: an empty Redis
-- finds: cache
redis_server: keys = 0

-- bad: just 300 keys of more
-- finds: cache
-- says: None of the
-- says: (no fix)
redis_server:
redis_key_pattern: sampled = 300

-- bad: no key at all
-- finds: cache
-- says: None of the
-- says: (no fix)
redis_server:

-- good: one cached pattern among jobs
redis_server: keys = 41
redis_key_pattern: pattern = 'bull:*:*', role = 'queue', sampled = 40, is_census = 1
redis_key_pattern: pattern = 'cache:home', role = 'cache', sampled = 1, is_census = 1

-- undecided: a small sample of many
-- leaves open: cache
redis_server: keys = 900000
redis_key_pattern: role = 'queue', sampled = 100

-- undecided: 299 keys of more are too few to tell
-- leaves open: cache
redis_server:
redis_key_pattern: sampled = 299
