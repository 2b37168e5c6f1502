-- bad: behind
insert into redis_queue values (0, 'celery', 'celery', 500, 4, null, null, null, null, null, null, 1, 0);
-- good: a short queue, and many jobs for later
insert into redis_queue values (0, 'bullmq', 'emails', 40, 4, null, 90000, 0, 0, 0, 1, 1, 0);
