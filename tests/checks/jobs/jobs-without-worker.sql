-- bad: jobs and nobody
insert into redis_queue values (0, 'bullmq', 'emails', 3, 0, null, 0, 0, 0, 0, 40, 0, 0);
-- good: nobody, and nothing to do
insert into redis_queue values (0, 'bullmq', 'emails', 0, 0, null, 0, 0, 0, 9, null, 0, 0);
-- good: a worker that is behind is another fault
insert into redis_queue values (0, 'sidekiq', 'mailers', 900, null, null, null, null, null, null, 400, 1, 0);
-- good: paused on purpose
insert into redis_queue values (0, 'bullmq', 'emails', 3, 0, null, 0, 0, 0, 0, 40, 0, 1);
-- undecided: Laravel does not tell
insert into redis_queue values (0, 'laravel', 'default', 3, 0, null, 0, 0, null, null, 40, null, 0);
