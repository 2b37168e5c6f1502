-- bad: six minutes
-- finds: db0 sidekiq mailers
redis_queue: library = 'sidekiq', queue = 'mailers', waiting = 900, oldest_age_s = 400

-- bad: a single job, for minutes
-- finds: db0 sidekiq mailers
-- says: The oldest of
-- says: waited for 7
-- says: (no fix)
redis_queue: library = 'sidekiq', queue = 'mailers', waiting = 1, oldest_age_s = 400

-- bad: just two hours
-- finds: db0 sidekiq mailers
-- says: waited for 2
redis_queue: library = 'sidekiq', queue = 'mailers', oldest_age_s = 7200

-- bad: just two days
-- finds: db0 sidekiq mailers
-- says: waited for 2
redis_queue: library = 'sidekiq', queue = 'mailers', oldest_age_s = 172800

-- bad: a second more than a minute
-- finds: db0 sidekiq mailers
redis_queue: library = 'sidekiq', queue = 'mailers', oldest_age_s = 61

-- bad: an hour is told in minutes
-- finds: db0 sidekiq mailers
-- says: waited for 60
redis_queue: library = 'sidekiq', queue = 'mailers', oldest_age_s = 3600

-- bad: a day is told in hours
-- finds: db0 sidekiq mailers
-- says: waited for 24
redis_queue: library = 'sidekiq', queue = 'mailers', oldest_age_s = 86400

-- bad: a second less than an hour, as a queue for what may wait on a busy day
-- finds: db0 bullmq emails
-- says: severity = medium / cause = workers of bullmq in db0
redis_queue: oldest_age_s = 3599

-- bad: just an hour
-- finds: db0 bullmq emails
-- says: severity = high
redis_queue: oldest_age_s = 3600

-- good: many jobs, all young
redis_queue: library = 'sidekiq', queue = 'mailers', waiting = 900

-- good: paused, and a queue with nothing in it
redis_queue: oldest_age_s = 4000, is_paused = 1
redis_queue: library = 'celery', queue = 'celery', waiting = 0, oldest_age_s = null

-- good: at the edge: a minute
redis_queue: library = 'sidekiq', queue = 'mailers', oldest_age_s = 60

-- undecided: Celery keeps no time
-- leaves open: db0 celery celery
redis_queue: library = 'celery', queue = 'celery', waiting = 5, oldest_age_s = null

-- not applicable: only the sum of all queues
redis_queue: library = 'sidekiq', queue = '(all)'
