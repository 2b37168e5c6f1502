-- bad: nobody moves them
-- finds: rq reports
redis_queue: library = 'rq', queue = 'reports', overdue = 31

-- good: all of them are for tomorrow
redis_queue:

-- good: paused
redis_queue: overdue = 9, is_paused = 1
