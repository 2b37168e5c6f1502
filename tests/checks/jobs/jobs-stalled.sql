-- bad: killed in the middle
insert into redis_queue values (0, 'bullmq', 'emails', 3, 2, 2, 0, 0, 0, 0, 40, 0, 0);
-- good: jobs that are held
insert into redis_queue values (0, 'bullmq', 'emails', 3, 2, 0, 0, 0, 0, 0, 40, 2, 0);
-- not applicable: a library that does not tell
insert into redis_queue values (0, 'celery', 'celery', 3, 2, null, null, null, null, null, null, 2, 0);
