-- bad: five
insert into redis_server (flavour, version, keys, is_loopback, is_tls) values ('redis', '7.0.15', 50, 1, 0);
insert into redis_keyspace values (0, 10, 0), (1, 10, 0), (2, 10, 0), (3, 10, 0), (9, 10, 0);
-- good: two, in high numbers
insert into redis_server (flavour, version, keys, is_loopback, is_tls) values ('redis', '7.0.15', 50, 1, 0);
insert into redis_keyspace values (0, 10, 0), (15, 10, 0);
-- not applicable: an empty Redis
insert into redis_server (flavour, version, keys, is_loopback, is_tls) values ('redis', '7.0.15', 0, 1, 0);
