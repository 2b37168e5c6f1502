-- bad: both in one
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.0.15', 10, 'noeviction', 1, 0);
insert into redis_key_pattern values (0, 'cache:*', 'cache', null, 'string', 10, 20, 1, 50.0, 0, 0.0, 0.0, 100, 200);
insert into redis_queue values (1, 'sidekiq', 'mailers', 0, null, null, null, null, null, null, null, 1, 0);
-- good: a cache alone
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.0.15', 10, 'noeviction', 1, 0);
insert into redis_key_pattern values (0, 'cache:*', 'cache', null, 'string', 10, 20, 1, 50.0, 0, 0.0, 0.0, 100, 200);
