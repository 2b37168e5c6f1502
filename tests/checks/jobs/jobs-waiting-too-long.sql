-- bad: six minutes
-- finds: sidekiq mailers
redis_queue: library = 'sidekiq', queue = 'mailers', waiting = 900, oldest_age_s = 400

-- good: many jobs, all young
redis_queue: library = 'sidekiq', queue = 'mailers', waiting = 900

-- good: paused, and a queue with nothing in it
redis_queue: oldest_age_s = 4000, is_paused = 1
redis_queue: library = 'celery', queue = 'celery', waiting = 0, oldest_age_s = null

-- undecided: Celery keeps no time
-- leaves open: celery celery
redis_queue: library = 'celery', queue = 'celery', waiting = 5, oldest_age_s = null
