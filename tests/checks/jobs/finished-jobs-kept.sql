-- bad: all of them since the beginning
-- finds: db0 bullmq emails
redis_key_pattern: role = 'queue', sampled = 40, mean_bytes = 900
redis_queue: finished = 1450000

-- bad: one more than ten thousand
-- finds: db0 bullmq emails
-- says: removeOnComplete: { age:
redis_queue: finished = 10001

-- bad: in RQ
-- finds: db0 rq emails
-- says: queue.enqueue(work, result_ttl=500)
redis_queue: library = 'rq', finished = 1450000

-- bad: in Bull
-- finds: db0 bull emails
-- says: removeOnComplete: 1000
redis_queue: library = 'bull', finished = 1450000

-- bad: in Bee-Queue
-- finds: db0 bee-queue emails
-- says: removeOnSuccess: true
redis_queue: library = 'bee-queue', finished = 1450000

-- bad: one fewer than a hundred thousand, as somebody who keeps a tail of 50,000 has
-- finds: db0 bullmq emails
-- says: severity = low
redis_queue: finished = 99999

-- bad: just a hundred thousand
-- finds: db0 bullmq emails
-- says: severity = medium
redis_queue: finished = 100000

-- good: a short tail, beside a library that keeps a counter only
redis_queue: finished = 1000
redis_queue: library = 'sidekiq', queue = 'default', finished = null

-- good: at the edge: ten thousand
redis_queue: library = 'sidekiq', queue = 'default', finished = 10000

-- not applicable: a library that removes them itself
redis_queue: library = 'sidekiq', queue = 'default', finished = null
