-- bad: behind
-- finds: celery celery
redis_queue: library = 'celery', queue = 'celery', waiting = 500

-- good: a short queue, and many jobs for later
redis_queue: waiting = 40
