-- bad: behind
-- finds: celery celery
redis_queue: library = 'celery', queue = 'celery', waiting = 500

-- bad: one more than a hundred
-- finds: bullmq emails
redis_queue: waiting = 101

-- good: a short queue, and many jobs for later
redis_queue: waiting = 40

-- good: at the edge: a hundred
redis_queue: waiting = 100

-- good: somebody paused it
redis_queue: library = 'celery', queue = 'celery', waiting = 500, is_paused = 1

-- not applicable: only the sum of all queues
redis_queue: queue = '(all)'
