-- bad: a pile
-- finds: sidekiq (all)
redis_queue: library = 'sidekiq', queue = '(all)', failed = 4000

-- good: a few
redis_queue: failed = 12
