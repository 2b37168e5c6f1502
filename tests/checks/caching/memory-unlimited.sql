-- bad: the default, no limit
insert into redis_server (flavour, version, keys, maxmemory_bytes, used_memory_bytes, is_loopback, is_tls) values ('redis', '7.0.15', 10, 0, 1000000, 1, 0);
-- good: a limit, even a small one on Valkey
insert into redis_server (flavour, version, keys, maxmemory_bytes, used_memory_bytes, is_loopback, is_tls) values ('valkey', '9.1.2', 10, 67108864, 1000000, 1, 0);
-- undecided: a service that does not tell
insert into redis_server (flavour, version, keys, maxmemory_bytes, is_loopback, is_tls) values ('upstash', '1.2', 10, null, 0, 1);
