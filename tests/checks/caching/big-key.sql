-- bad: a cached page of 300 kB
-- finds: db0 cache:page:*
redis_key_pattern: pattern = 'cache:page:*', role = 'cache', kind = 'string', largest_bytes = 300000

-- bad: a hash of 5 MB
-- finds: db0 users
redis_key_pattern: largest_bytes = 5000000

-- good: a hash of 300 kB is no string, and a long queue is judged as a queue
redis_key_pattern: largest_bytes = 300000
redis_key_pattern: pattern = 'bull:*:completed', role = 'result', kind = 'zset', largest_bytes = 9000000

-- undecided: a service without MEMORY USAGE
-- leaves open: db0 users
redis_key_pattern: largest_bytes = null
