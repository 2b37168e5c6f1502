-- bad: jobs and nobody
-- finds: db0 bullmq emails
redis_queue: workers = 0

-- bad: a single job for BullMQ
-- finds: db0 bullmq emails
-- says: new Worker("emails", handler,
-- says: emails (database 0), and no
redis_queue: waiting = 1, workers = 0

-- bad: Bull has no workers of their own name
-- finds: db0 bull emails
-- says: / new Queue("emails", REDIS_URL).process(handler)
redis_queue: library = 'bull', workers = 0

-- bad: a library whose command is not known
-- finds: db0 arq emails
-- says: (no fix)
redis_queue: library = 'arq', workers = 0

-- bad: a worker that a schedule starts each minute
-- finds: db0 bullmq emails
-- says: severity = medium / cause = workers of bullmq in db0
redis_queue: workers = 0, oldest_age_s = 299

-- bad: just five minutes
-- finds: db3 bullmq emails
-- says: (database 3), and no worker
-- says: severity = high
redis_queue: number = 3, workers = 0, oldest_age_s = 300

-- good: nobody, and nothing to do
redis_queue: waiting = 0, workers = 0

-- good: a worker that is behind is another fault
redis_queue: library = 'sidekiq', queue = 'mailers', waiting = 900

-- good: paused on purpose
redis_queue: workers = 0, is_paused = 1

-- undecided: Laravel does not tell
-- leaves open: db0 laravel default
redis_queue: library = 'laravel', queue = 'default', workers = null

-- not applicable: only the sum of all queues
redis_queue: queue = '(all)'
