-- bad: a cache's policy under a queue
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.0.15', 10, 'allkeys-lru', 1, 0);
insert into redis_queue values (0, 'bullmq', 'emails', 3, 0, null, 0, 0, 0, 0, null, 1, 0);
-- good: refuses instead
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.0.15', 10, 'noeviction', 1, 0);
insert into redis_queue values (0, 'bullmq', 'emails', 3, 0, null, 0, 0, 0, 0, null, 1, 0);
-- good: only keys with an expiry may go, which is a warning of its own
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.0.15', 10, 'volatile-lru', 1, 0);
insert into redis_queue values (0, 'bullmq', 'emails', 3, 0, null, 0, 0, 0, 0, null, 1, 0);
-- undecided: Redis Enterprise leaves the policy empty
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.4.0', 10, null, 0, 1);
insert into redis_queue values (0, 'sidekiq', 'default', 3, 0, null, 0, 0, 0, 0, null, 1, 0);
-- not applicable: a cache without queues
insert into redis_server (flavour, version, keys, maxmemory_policy, is_loopback, is_tls) values ('redis', '7.0.15', 10, 'allkeys-lru', 1, 0);
