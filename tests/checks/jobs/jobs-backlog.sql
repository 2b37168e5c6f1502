-- bad: behind
-- finds: db0 celery celery
redis_queue: library = 'celery', queue = 'celery', waiting = 500

-- bad: one more than a hundred
-- finds: db0 bullmq emails
redis_queue: waiting = 101

-- bad: a newsletter that was just put in, and is worked off
-- finds: db0 bullmq emails
-- says: severity = low / certainty = likely / cause = workers of bullmq in db0
redis_queue: waiting = 5000, oldest_age_s = 60

-- bad: the oldest waits for more than a minute
-- finds: db2 bullmq emails
-- says: (database 2); where they still do at the next scan
-- says: severity = medium / certainty = likely
redis_queue: number = 2, waiting = 5000, oldest_age_s = 61

-- bad: how long they wait is not told
-- finds: db0 celery celery
-- says: severity = medium
redis_queue: library = 'celery', queue = 'celery', waiting = 500, oldest_age_s = null

-- good: a short queue, and many jobs for later
redis_queue: waiting = 40

-- good: at the edge: a hundred
redis_queue: waiting = 100

-- good: somebody paused it
redis_queue: library = 'celery', queue = 'celery', waiting = 500, is_paused = 1

-- not applicable: only the sum of all queues
redis_queue: queue = '(all)'
