-- bad: forgotten
insert into redis_queue values (0, 'bullmq', 'emails', 40, 0, null, 0, 0, 0, 0, 900, 2, 1);
-- good: paused and empty, and one at work
insert into redis_queue values (0, 'bullmq', 'old', 0, 0, null, 0, 0, 0, 0, null, 2, 1), (0, 'bullmq', 'emails', 40, 0, null, 0, 0, 0, 0, 1, 2, 0);
