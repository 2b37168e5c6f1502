-- bad: nobody moves them
-- finds: rq reports
redis_queue: library = 'rq', queue = 'reports', overdue = 31

-- bad: a single job
-- finds: rq reports
-- says: rq worker --with-scheduler
redis_queue: library = 'rq', queue = 'reports', overdue = 1

-- bad: counted for all queues
-- finds: rq (all)
-- says: jobs of rq
redis_queue: library = 'rq', queue = '(all)', overdue = 31

-- bad: in Resque
-- finds: resque reports
-- says: bundle exec rake
redis_queue: library = 'resque', queue = 'reports', overdue = 31

-- good: all of them are for tomorrow
redis_queue:

-- good: paused
redis_queue: overdue = 9, is_paused = 1

-- not applicable: it does not tell
redis_queue: overdue = null
