-- bad: a cache that refuses writes when it is full
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.0.15', 10, 'noeviction', 1, 0);
insert into redis_key_pattern values (0, 'cache:*', 'cache', null, 'string', 10, 10, 1, 100.0, 0, 0.0, 0.0, 100, 200);
-- bad: volatile, and nothing in the cache expires
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.0.15', 10, 'volatile-lru', 1, 0);
insert into redis_key_pattern values (0, 'cache:*', 'cache', null, 'string', 100, 100, 1, 100.0, 90, 90.0, 90.0, 100, 200);
-- good: evicts
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('valkey', '9.1.2', 10, 'allkeys-lfu', 1, 0);
insert into redis_key_pattern values (0, 'cache:*', 'cache', null, 'string', 10, 10, 1, 100.0, 0, 0.0, 0.0, 100, 200);
-- good: volatile, and the cached keys expire
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.0.15', 10, 'volatile-ttl', 1, 0);
insert into redis_key_pattern values (0, 'cache:*', 'cache', null, 'string', 100, 100, 1, 100.0, 5, 5.0, 5.0, 100, 200);
-- good: a queue lies beside the cache, and must not be evicted
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.0.15', 10, 'noeviction', 1, 0);
insert into redis_key_pattern values (0, 'cache:*', 'cache', null, 'string', 10, 20, 1, 50.0, 0, 0.0, 0.0, 100, 200), (0, 'bull:*:wait', 'queue', null, 'list', 1, 20, 1, 5.0, 1, 100.0, 100.0, 100, 200);
-- undecided: Redis Enterprise leaves the policy empty
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.4.0', 10, null, 0, 1);
insert into redis_key_pattern values (0, 'cache:*', 'cache', null, 'string', 10, 10, 1, 100.0, 0, 0.0, 0.0, 100, 200);
-- not applicable: no cache in it
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.4.0', 10, 'noeviction', 0, 1);
insert into redis_key_pattern values (0, 'bull:*:wait', 'queue', null, 'list', 1, 1, 1, 100.0, 1, 100.0, 100.0, 100, 200);
