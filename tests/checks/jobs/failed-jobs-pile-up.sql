-- bad: a pile
-- finds: sidekiq (all)
redis_queue: library = 'sidekiq', queue = '(all)', failed = 4000

-- bad: one more than a hundred, counted for all queues
-- finds: sidekiq (all)
-- says: jobs of sidekiq
redis_queue: library = 'sidekiq', queue = '(all)', failed = 101

-- good: a few
redis_queue: failed = 12

-- good: at the edge: a hundred
redis_queue: failed = 100

-- not applicable: it does not tell
redis_queue: failed = null
