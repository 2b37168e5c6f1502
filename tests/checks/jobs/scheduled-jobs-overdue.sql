-- bad: nobody moves them
insert into redis_queue values (0, 'rq', 'reports', 0, 0, null, 40, 31, 0, 0, null, 2, 0);
-- good: all of them are for tomorrow
insert into redis_queue values (0, 'bullmq', 'emails', 0, 0, null, 9000, 0, 0, 0, null, 2, 0);
-- good: paused
insert into redis_queue values (0, 'bullmq', 'emails', 0, 0, null, 9, 9, 0, 0, null, 2, 1);
