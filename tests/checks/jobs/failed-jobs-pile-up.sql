-- bad: a pile
-- finds: db0 sidekiq (all)
redis_queue: library = 'sidekiq', queue = '(all)', failed = 4000

-- bad: one more than a hundred, counted for all queues
-- finds: db0 sidekiq (all)
-- says: jobs of sidekiq
redis_queue: library = 'sidekiq', queue = '(all)', failed = 101

-- bad: 999 of them, as after an hour without a mail provider
-- finds: db0 bullmq emails
-- says: severity = low
redis_queue: failed = 999

-- bad: just a thousand
-- finds: db0 bullmq emails
-- says: severity = medium
redis_queue: failed = 1000

-- good: a few
redis_queue: failed = 12

-- good: at the edge: a hundred
redis_queue: failed = 100

-- not applicable: it does not tell
redis_queue: failed = null
