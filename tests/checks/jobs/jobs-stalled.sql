-- bad: killed in the middle
-- finds: db0 bullmq emails
redis_queue: stalled = 2

-- bad: a single one
-- finds: db0 bullmq emails
redis_queue: stalled = 1

-- bad: nine may be between two workers
-- finds: db0 bullmq emails
-- says: severity = medium / cause = workers of bullmq in db0
redis_queue: stalled = 9

-- bad: just ten
-- finds: db0 bullmq emails
-- says: severity = high
redis_queue: stalled = 10

-- good: jobs that are held
redis_queue:

-- not applicable: a library that does not tell
redis_queue: library = 'celery', queue = 'celery', stalled = null
