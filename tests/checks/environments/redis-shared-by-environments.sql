-- bad: production and staging
insert into redis_server (flavour, version, keys, is_loopback, is_tls) values ('redis', '7.0.15', 10, 1, 0);
insert into redis_key_pattern values (0, 'prod:cache:*', 'cache', 'production', 'string', 10, 20, 1, 50.0, 0, 0.0, 0.0, 100, 200), (1, 'staging:cache:*', 'cache', 'staging', 'string', 10, 20, 1, 50.0, 0, 0.0, 0.0, 100, 200);
-- good: one environment, in two databases
insert into redis_server (flavour, version, keys, is_loopback, is_tls) values ('redis', '7.0.15', 10, 1, 0);
insert into redis_key_pattern values (0, 'prod:cache:*', 'cache', 'production', 'string', 10, 20, 1, 50.0, 0, 0.0, 0.0, 100, 200), (1, 'prod:session:*', 'session', 'production', 'string', 10, 20, 1, 50.0, 0, 0.0, 0.0, 100, 200), (0, 'lock:*', 'lock', null, 'string', 10, 20, 1, 50.0, 0, 0.0, 0.0, 100, 200);
-- good: nothing in it yet
insert into redis_server (flavour, version, keys, is_loopback, is_tls) values ('redis', '7.0.15', 0, 1, 0);
