-- bad: jobs and nobody
-- finds: bullmq emails
redis_queue: workers = 0

-- bad: a single job for BullMQ
-- finds: bullmq emails
-- says: new Worker("emails", handler,
-- says: emails, and no
redis_queue: waiting = 1, workers = 0

-- bad: a library whose command is not known
-- finds: arq emails
-- says: (no fix)
redis_queue: library = 'arq', workers = 0

-- good: nobody, and nothing to do
redis_queue: waiting = 0, workers = 0

-- good: a worker that is behind is another fault
redis_queue: library = 'sidekiq', queue = 'mailers', waiting = 900

-- good: paused on purpose
redis_queue: workers = 0, is_paused = 1

-- undecided: Laravel does not tell
-- leaves open: laravel default
redis_queue: library = 'laravel', queue = 'default', workers = null

-- not applicable: only the sum of all queues
redis_queue: queue = '(all)'
