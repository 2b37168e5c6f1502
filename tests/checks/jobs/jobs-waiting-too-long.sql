-- bad: six minutes
insert into redis_queue values (0, 'sidekiq', 'mailers', 900, null, null, null, null, null, null, 400, 1, 0);
-- good: many jobs, all young
insert into redis_queue values (0, 'sidekiq', 'mailers', 900, null, null, null, null, null, null, 4, 9, 0);
-- good: paused, and a queue with nothing in it
insert into redis_queue values (0, 'bullmq', 'emails', 3, 0, null, 0, 0, 0, 0, 4000, 0, 1), (0, 'celery', 'celery', 0, 0, null, null, null, null, null, null, 1, 0);
-- undecided: Celery keeps no time
insert into redis_queue values (0, 'celery', 'celery', 5, 0, null, null, null, null, null, null, 1, 0);
