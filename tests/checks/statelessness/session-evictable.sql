-- bad: nearly full, and any key may go
-- finds: db0 sess:*
redis_server: maxmemory_policy = 'allkeys-lru', counted_memory_bytes = 900000
redis_key_pattern: pattern = 'sess:*', role = 'session'

-- bad: a limit of one byte is one
-- finds: db0 sess:*
redis_server: maxmemory_bytes = 1, maxmemory_policy = 'allkeys-lru'
redis_key_pattern: pattern = 'sess:*', role = 'session'

-- bad: other keys do not matter
-- finds: db0 sess:*
redis_server: maxmemory_policy = 'allkeys-lru', counted_memory_bytes = 900000
redis_key_pattern: pattern = 'sess:*', role = 'session'
redis_key_pattern: pattern = 'session:*'

-- bad: just four fifths
-- finds: db0 sess:*
redis_server: maxmemory_policy = 'allkeys-lru', counted_memory_bytes = 800000
redis_key_pattern: pattern = 'sess:*', role = 'session'

-- bad: what its library tells
-- finds: db0 sess:*
-- says: mb / cause = maxmemory-policy
redis_server: maxmemory_policy = 'allkeys-lru', counted_memory_bytes = 900000, system_memory_bytes = 9000000
redis_key_pattern: pattern = 'sess:*', role = 'session', role_by = 'library'

-- bad: what only its name tells
-- finds: db0 sess:*
-- says: certainty = likely / cause = maxmemory-policy
redis_server: maxmemory_policy = 'allkeys-lru', counted_memory_bytes = 900000
redis_key_pattern: pattern = 'sess:*', role = 'session', role_by = 'name'

-- good: a moment less than four fifths
redis_server: maxmemory_policy = 'allkeys-lru', counted_memory_bytes = 799999
redis_key_pattern: pattern = 'sess:*', role = 'session'

-- good: half empty
redis_server: maxmemory_policy = 'allkeys-lru', counted_memory_bytes = 500000
redis_key_pattern: pattern = 'sess:*', role = 'session'

-- good: full, and nothing may go
redis_server: counted_memory_bytes = 900000
redis_key_pattern: pattern = 'sess:*', role = 'session'

-- not applicable: another key
redis_key_pattern: pattern = 'sess:*'

-- bad: the machine has just the room for twice the limit
-- finds: db0 sess:*
-- says: / CONFIG SET maxmemory
-- says: / applied = redis
redis_server: maxmemory_bytes = 650000, counted_memory_bytes = 600000, maxmemory_policy = 'allkeys-lru', system_memory_bytes = 2000000
redis_key_pattern: pattern = 'sess:*', role = 'session'

-- bad: the machine has no room for twice the limit
-- finds: db0 sess:*
-- says: / a Redis for sessions alone
-- says: / applied = code
redis_server: maxmemory_bytes = 1000000, counted_memory_bytes = 900000, maxmemory_policy = 'allkeys-lru', system_memory_bytes = 3076922
redis_key_pattern: pattern = 'sess:*', role = 'session'

-- bad: how much memory the machine has is not told
-- finds: db0 sess:*
-- says: / twice the limit, if the machine has three times as much
-- says: / applied = code
redis_server: counted_memory_bytes = 900000, maxmemory_policy = 'allkeys-lru', system_memory_bytes = null
redis_key_pattern: pattern = 'sess:*', role = 'session'
