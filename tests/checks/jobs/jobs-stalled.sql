-- bad: killed in the middle
-- finds: bullmq emails
redis_queue: stalled = 2

-- bad: a single one
-- finds: bullmq emails
redis_queue: stalled = 1

-- good: jobs that are held
redis_queue:

-- not applicable: a library that does not tell
redis_queue: library = 'celery', queue = 'celery', stalled = null
