-- bad: nearly full, and any key may go
-- finds: db0 sess:*
redis_server: maxmemory_policy = 'allkeys-lru', counted_memory_bytes = 900000
redis_key_pattern: pattern = 'sess:*', role = 'session'

-- good: half empty
redis_server: maxmemory_policy = 'allkeys-lru', counted_memory_bytes = 500000
redis_key_pattern: pattern = 'sess:*', role = 'session'

-- good: full, and nothing may go
redis_server: counted_memory_bytes = 900000
redis_key_pattern: pattern = 'sess:*', role = 'session'
