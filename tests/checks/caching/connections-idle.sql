-- bad: a pool of hundreds
insert into redis_setting values ('timeout', 0);
insert into redis_client values ('', 'ioredis 5.4.1', 'default', 400, 390);
-- good: as many, in use; and a small pool
insert into redis_setting values ('timeout', 0);
insert into redis_client values ('', 'ioredis 5.4.1', 'default', 400, 90), ('web', '', 'default', 20, 20);
-- good: Redis closes them after five minutes
insert into redis_setting values ('timeout', 300);
insert into redis_client values ('', 'ioredis 5.4.1', 'default', 400, 390);
