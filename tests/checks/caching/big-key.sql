-- bad: a cached page of 300 kB
insert into redis_key_pattern values (0, 'cache:page:*', 'cache', null, 'string', 40, 100, 1, 40.0, 0, 0.0, 0.0, 90000, 300000);
-- bad: a hash of 5 MB
insert into redis_key_pattern values (0, 'users', 'data', null, 'hash', 1, 100, 1, 1.0, 1, 100.0, 100.0, 5000000, 5000000);
-- good: a hash of 300 kB is no string, and a long queue is judged as a queue
insert into redis_key_pattern values (0, 'users', 'data', null, 'hash', 1, 100, 1, 1.0, 1, 100.0, 100.0, 300000, 300000), (0, 'bull:*:completed', 'result', null, 'zset', 1, 100, 1, 1.0, 1, 100.0, 100.0, 9000000, 9000000);
-- undecided: a service without MEMORY USAGE
insert into redis_key_pattern values (0, 'users', 'data', null, 'hash', 1, 100, 1, 1.0, 1, 100.0, 100.0, null, null);
