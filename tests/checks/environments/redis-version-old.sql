-- bad: Redis 6.2
insert into redis_server (flavour, version, version_major, keys, is_loopback, is_tls) values ('redis', '6.2.5', 6, 10, 1, 0);
-- good: Redis 7, and a fork that counts from one
insert into redis_server (flavour, version, version_major, keys, is_loopback, is_tls) values ('redis', '7.0.15', 7, 10, 1, 0);
-- good: another product, with numbers of its own
insert into redis_server (flavour, version, version_major, keys, is_loopback, is_tls) values ('dragonfly', '1.23.0', 1, 10, 1, 0);
