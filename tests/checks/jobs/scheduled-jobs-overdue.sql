-- bad: nobody moves them
-- finds: db0 rq reports
redis_queue: library = 'rq', queue = 'reports', overdue = 31

-- bad: a single job
-- finds: db0 rq reports
-- says: rq worker --with-scheduler
redis_queue: library = 'rq', queue = 'reports', overdue = 1

-- bad: counted for all queues
-- finds: db0 rq (all)
-- says: jobs of rq
redis_queue: library = 'rq', queue = '(all)', overdue = 31

-- bad: in Resque
-- finds: db0 resque reports
-- says: bundle exec rake
redis_queue: library = 'resque', queue = 'reports', overdue = 31

-- bad: fewer may be late for a moment
-- finds: db0 bullmq emails
-- says: severity = medium / cause = workers of bullmq in db0
redis_queue: overdue = 99

-- bad: just a hundred
-- finds: db0 bullmq emails
-- says: severity = high
redis_queue: overdue = 100

-- bad: one, and nobody to run it
-- finds: db0 bullmq emails
-- says: severity = high
redis_queue: overdue = 1, workers = 0

-- good: all of them are for tomorrow
redis_queue:

-- good: paused
redis_queue: overdue = 9, is_paused = 1

-- not applicable: it does not tell
redis_queue: overdue = null
