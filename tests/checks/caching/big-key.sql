-- bad: a cached page of 300 kB
-- finds: db0 cache:page:*
redis_key_pattern: pattern = 'cache:page:*', role = 'cache', kind = 'string', largest_bytes = 300000

-- bad: a hash of 5 MB
-- finds: db0 users
redis_key_pattern: largest_bytes = 5000000

-- bad: one byte over 1 MB in a hash
-- finds: db0 users
-- says: hash of users
-- says: (no fix)
redis_key_pattern: largest_bytes = 1048577

-- bad: one byte over 100 kB in a string
-- finds: db0 cache:page:*
redis_key_pattern: pattern = 'cache:page:*', kind = 'string', largest_bytes = 100001

-- bad: a byte less than what takes long
-- finds: db0 users
-- says: severity = low
redis_key_pattern: largest_bytes = 9999999

-- bad: just what takes long
-- finds: db0 users
-- says: severity = medium
redis_key_pattern: largest_bytes = 10000000

-- good: a hash of 300 kB is no string, and a long queue is judged as a queue
redis_key_pattern: largest_bytes = 300000
redis_key_pattern: pattern = 'bull:*:completed', role = 'result', kind = 'zset', largest_bytes = 9000000

-- good: at the edges: a string of 100 kB, a hash of 1 MB
redis_key_pattern: pattern = 'cache:page:*', kind = 'string', largest_bytes = 100000
redis_key_pattern: largest_bytes = 1048576

-- undecided: a service without MEMORY USAGE
-- leaves open: db0 users
redis_key_pattern: largest_bytes = null

-- undecided: of many keys a few were looked at
-- leaves open: db0 users
-- says: Of 5000 keys users the size of 10 was looked at
redis_key_pattern: keys = 5000

-- good: each was looked at
redis_key_pattern: keys = 10

-- bad: and of many one that was looked at is large
-- finds: db0 users
redis_key_pattern: keys = 5000, largest_bytes = 5000000

-- not applicable: what a queue keeps
redis_key_pattern: pattern = 'bull:*:completed', role = 'result'
