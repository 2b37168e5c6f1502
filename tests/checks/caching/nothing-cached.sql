-- bad: jobs and nothing else
insert into redis_server (flavour, version, keys, is_loopback, is_tls) values ('redis', '7.0.15', 40, 1, 0);
insert into redis_key_pattern values (0, 'bull:*:*', 'queue', null, 'hash', 40, 40, 1, 100.0, 40, 100.0, 100.0, 900, 3000);
-- bad: an empty Redis
insert into redis_server (flavour, version, keys, is_loopback, is_tls) values ('redis', '7.0.15', 0, 1, 0);
-- good: one cached pattern among jobs
insert into redis_server (flavour, version, keys, is_loopback, is_tls) values ('redis', '7.0.15', 41, 1, 0);
insert into redis_key_pattern values (0, 'bull:*:*', 'queue', null, 'hash', 40, 41, 1, 97.0, 40, 100.0, 100.0, 900, 3000), (0, 'cache:home', 'cache', null, 'string', 1, 41, 1, 3.0, 0, 0.0, 0.0, 900, 3000);
-- undecided: a small sample of many
insert into redis_server (flavour, version, keys, is_loopback, is_tls) values ('redis', '7.0.15', 900000, 1, 0);
insert into redis_key_pattern values (3, 'bull:*:*', 'queue', null, 'hash', 100, 100, 0, 100.0, 100, 96.0, 100.0, 900, 3000);
