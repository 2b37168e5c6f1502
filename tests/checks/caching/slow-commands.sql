-- bad: one very slow
insert into redis_server (flavour, version, keys, is_loopback, is_tls) values ('redis', '7.0.15', 10, 1, 0);
insert into redis_slow_command values ('HGETALL', 'user:*', 1, 390.0, '2026-11-22T10:00:00+00:00');
-- bad: several slow
insert into redis_server (flavour, version, keys, is_loopback, is_tls) values ('redis', '7.0.15', 10, 1, 0);
insert into redis_slow_command values ('SMEMBERS', 'followers:*', 3, 14.0, '2026-11-22T10:00:00+00:00');
-- good: an administrator's, a single one, and a log with a threshold of microseconds
insert into redis_server (flavour, version, keys, is_loopback, is_tls) values ('redis', '7.0.15', 10, 1, 0);
insert into redis_slow_command values ('BGSAVE', '', 9, 220.0, '2026-11-22T10:00:00+00:00'), ('GET', 'cache:*', 1, 12.0, '2026-11-22T10:00:00+00:00'), ('SET', 'cache:*', 120, 0.2, '2026-11-22T10:00:00+00:00');
-- good: an empty log
insert into redis_server (flavour, version, keys, is_loopback, is_tls) values ('redis', '7.0.15', 10, 1, 0);
