-- bad: nearly full, and nothing may go
insert into redis_server (flavour, version, keys, maxmemory_bytes, counted_memory_bytes, maxmemory_policy, is_loopback, is_tls)
values ('redis', '7.4.1', 10, 1000000, 850000, 'noeviction', 1, 0);
-- bad: only keys with an expiry may go
insert into redis_server (flavour, version, keys, maxmemory_bytes, counted_memory_bytes, maxmemory_policy, is_loopback, is_tls)
values ('redis', '7.4.1', 10, 1000000, 990000, 'volatile-lru', 1, 0);
-- good: a full cache that evicts is doing its work
insert into redis_server (flavour, version, keys, maxmemory_bytes, counted_memory_bytes, maxmemory_policy, is_loopback, is_tls)
values ('redis', '7.4.1', 10, 1000000, 999000, 'allkeys-lfu', 1, 0);
-- good: just below the line
insert into redis_server (flavour, version, keys, maxmemory_bytes, counted_memory_bytes, maxmemory_policy, is_loopback, is_tls)
values ('redis', '7.4.1', 10, 1000000, 790000, 'noeviction', 1, 0);
-- not applicable: no limit is another fault
insert into redis_server (flavour, version, keys, maxmemory_bytes, counted_memory_bytes, maxmemory_policy, is_loopback, is_tls)
values ('redis', '7.4.1', 10, 0, 790000, 'noeviction', 1, 0);
