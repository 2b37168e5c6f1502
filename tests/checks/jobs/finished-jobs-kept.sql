-- bad: all of them since the beginning
-- finds: bullmq emails
redis_key_pattern: role = 'queue', sampled = 40, mean_bytes = 900
redis_queue: finished = 1450000

-- good: a short tail, beside a library that keeps a counter only
redis_queue: finished = 1000
redis_queue: library = 'sidekiq', queue = 'default', finished = null

-- not applicable: a library that removes them itself
redis_queue: library = 'sidekiq', queue = 'default', finished = null
