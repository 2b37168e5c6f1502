-- bad: all of them since the beginning
-- finds: bullmq emails
redis_key_pattern: role = 'queue', sampled = 40, mean_bytes = 900
redis_queue: finished = 1450000

-- bad: one more than ten thousand
-- finds: bullmq emails
-- says: removeOnComplete: { age:
redis_queue: finished = 10001

-- bad: in RQ
-- finds: rq emails
-- says: queue.enqueue(work, result_ttl=500)
redis_queue: library = 'rq', finished = 1450000

-- bad: in Bull
-- finds: bull emails
-- says: removeOnComplete: 1000
redis_queue: library = 'bull', finished = 1450000

-- bad: in Bee-Queue
-- finds: bee-queue emails
-- says: removeOnSuccess: true
redis_queue: library = 'bee-queue', finished = 1450000

-- bad: the size of a job is that of the queue's keys
-- finds: bullmq emails
-- says: mean_job_bytes = 300
redis_queue: finished = 10001
redis_key_pattern: pattern = 'bull:*', role = 'queue', mean_bytes = 300
redis_key_pattern: mean_bytes = 9000

-- good: a short tail, beside a library that keeps a counter only
redis_queue: finished = 1000
redis_queue: library = 'sidekiq', queue = 'default', finished = null

-- good: at the edge: ten thousand
redis_queue: library = 'sidekiq', queue = 'default', finished = 10000

-- not applicable: a library that removes them itself
redis_queue: library = 'sidekiq', queue = 'default', finished = null
