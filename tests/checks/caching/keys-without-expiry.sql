-- bad: none expires
insert into redis_key_pattern values (0, 'cache:feed:*', 'cache', null, 'string', 40, 100, 0, 40.0, 40, 91.2, 100.0, 100, 200);
-- bad: a tenth of a large sample
insert into redis_key_pattern values (0, 'cache:feed:*', 'cache', null, 'string', 1000, 2000, 0, 50.0, 100, 8.3, 12.0, 100, 200);
-- good: all expire, though three keys alone cannot exclude more
insert into redis_key_pattern values (0, 'cache:feed:*', 'cache', null, 'string', 3, 100, 0, 3.0, 0, 0.0, 56.2, 100, 200);
-- good: queues and registries stay on purpose
insert into redis_key_pattern values (0, 'bull:*:wait', 'queue', null, 'list', 40, 100, 1, 40.0, 40, 100.0, 100.0, 100, 200), (0, 'cache:*', 'cache', null, 'string', 60, 100, 1, 60.0, 0, 0.0, 0.0, 100, 200);
-- undecided: one of twenty
insert into redis_key_pattern values (0, 'cache:feed:*', 'cache', null, 'string', 20, 100, 0, 20.0, 1, 0.9, 23.6, 100, 200);
-- not applicable: nothing cached
insert into redis_key_pattern values (0, 'order:*', 'data', null, 'string', 20, 100, 0, 20.0, 20, 83.9, 100.0, 100, 200);
