-- bad: a pile
insert into redis_queue values (0, 'sidekiq', '(all)', 0, 0, null, 0, 0, 4000, null, null, 1, 0);
-- good: a few
insert into redis_queue values (0, 'bullmq', 'emails', 0, 0, null, 0, 0, 12, 1000, null, 1, 0);
