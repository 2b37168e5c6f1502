-- bad: nearly full, and any key may go
insert into redis_server (flavour, version, keys, maxmemory_bytes, counted_memory_bytes, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.0.15', 10, 1000000, 900000, 'allkeys-lru', 1, 0);
insert into redis_key_pattern values (0, 'sess:*', 'session', null, 'string', 40, 100, 0, 40.0, 0, 0.0, 8.8, 100, 200);
-- good: half empty
insert into redis_server (flavour, version, keys, maxmemory_bytes, counted_memory_bytes, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.0.15', 10, 1000000, 500000, 'allkeys-lru', 1, 0);
insert into redis_key_pattern values (0, 'sess:*', 'session', null, 'string', 40, 100, 0, 40.0, 0, 0.0, 8.8, 100, 200);
-- good: full, and nothing may go
insert into redis_server (flavour, version, keys, maxmemory_bytes, counted_memory_bytes, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.0.15', 10, 1000000, 900000, 'noeviction', 1, 0);
insert into redis_key_pattern values (0, 'sess:*', 'session', null, 'string', 40, 100, 0, 40.0, 0, 0.0, 8.8, 100, 200);
