-- bad: forgotten
-- finds: bullmq emails
redis_queue: waiting = 40, is_paused = 1

-- bad: a single job waits
-- finds: bullmq emails
redis_queue: waiting = 1, is_paused = 1

-- good: paused and empty, and one at work
redis_queue: queue = 'old', waiting = 0, is_paused = 1
redis_queue: waiting = 40

-- not applicable: only the sum of all queues
redis_queue: queue = '(all)'
