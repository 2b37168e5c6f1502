-- bad: all of them since the beginning
insert into redis_key_pattern values (0, 'bull:*:*', 'queue', null, 'hash', 40, 40, 0, 100.0, 40, 91.2, 100.0, 900, 3000);
insert into redis_queue values (0, 'bullmq', 'emails', 0, 0, null, 0, 0, 0, 1450000, null, 1, 0);
-- good: a short tail, beside a library that keeps a counter only
insert into redis_queue values (0, 'bullmq', 'emails', 0, 0, null, 0, 0, 0, 1000, null, 1, 0), (0, 'sidekiq', 'default', 0, null, null, null, null, null, null, null, 1, 0);
-- not applicable: a library that removes them itself
insert into redis_queue values (0, 'sidekiq', 'default', 0, null, null, null, null, null, null, null, 1, 0);
