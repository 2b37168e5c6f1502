-- bad: forgotten
-- finds: db0 bullmq emails
-- says: / new Queue("emails", { connection }).resume()
redis_queue: waiting = 40, is_paused = 1

-- bad: of Bull
-- finds: db0 bull emails
-- says: / new Queue("emails", REDIS_URL).resume()
redis_queue: library = 'bull', waiting = 40, is_paused = 1

-- bad: a single job waits
-- finds: db0 bullmq emails
redis_queue: waiting = 1, is_paused = 1

-- bad: a few, a minute ago, and on purpose
-- finds: db0 bullmq emails
-- says: severity = low
redis_queue: waiting = 99, is_paused = 1

-- bad: just a hundred
-- finds: db0 bullmq emails
-- says: severity = medium
redis_queue: waiting = 100, is_paused = 1

-- good: paused and empty, and one at work
redis_queue: queue = 'old', waiting = 0, is_paused = 1
redis_queue: waiting = 40

-- not applicable: only the sum of all queues
redis_queue: queue = '(all)'
