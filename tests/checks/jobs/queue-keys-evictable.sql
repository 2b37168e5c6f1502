-- bad: only keys with an expiry may go
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.0.15', 10, 'volatile-lru', 1, 0);
insert into redis_key_pattern values (0, 'bull:*:*:lock', 'lock', null, 'string', 2, 10, 1, 20.0, 0, 0.0, 0.0, 60, 60);
insert into redis_queue values (0, 'bullmq', 'emails', 3, 0, null, 0, 0, 0, 0, null, 1, 0);
-- good: refuses
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.0.15', 10, 'noeviction', 1, 0);
insert into redis_queue values (0, 'bullmq', 'emails', 3, 0, null, 0, 0, 0, 0, null, 1, 0);
-- not applicable: no queue
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.0.15', 10, 'volatile-lru', 1, 0);
