-- bad: none expires
-- finds: db0 cache:feed:*
redis_key_pattern: pattern = 'cache:feed:*', role = 'cache', role_by = 'library', sampled = 40, share_pct = 40.0, unexpiring = 40, unexpiring_low_pct = 91.2, unexpiring_high_pct = 100.0

-- bad: a tenth of a large sample
-- finds: db0 cache:feed:*
redis_key_pattern: pattern = 'cache:feed:*', role = 'cache', role_by = 'library', sampled = 1000, share_pct = 50.0, unexpiring = 100, unexpiring_low_pct = 8.3, unexpiring_high_pct = 12.0

-- bad: for certain, which no other scan needs to confirm
-- finds: db0 cache:feed:*
-- says: (no fix)
redis_key_pattern: pattern = 'cache:feed:*', role = 'cache', role_by = 'library', unexpiring = 40, unexpiring_low_pct = 91.2, unexpiring_high_pct = 100.0

-- bad: its own database is shown
-- finds: db1 cache:feed:*
-- says: database_expiring_pct = 25
redis_keyspace: keys = 100, expiring = 100
redis_keyspace: number = 1, keys = 100, expiring = 25
redis_key_pattern: number = 1, pattern = 'cache:feed:*', role = 'cache', role_by = 'library', unexpiring = 10, unexpiring_low_pct = 70.0, unexpiring_high_pct = 100.0

-- bad: a name is a guess
-- finds: db0 cache:feed:*
-- says: severity = medium / certainty = likely
redis_key_pattern: pattern = 'cache:feed:*', role = 'cache', role_by = 'name', unexpiring = 40, unexpiring_low_pct = 91.2, unexpiring_high_pct = 100.0

-- bad: less than 100 MB in all
-- finds: db1 cache:feed:*
-- says: severity = low
redis_keyspace: keys = 100000000
redis_keyspace: number = 1, keys = 2000, expiring = 0
redis_key_pattern: number = 1, pattern = 'cache:feed:*', role = 'cache', role_by = 'library', share_pct = 50.0, mean_bytes = 99999, unexpiring = 40, unexpiring_low_pct = 91.2, unexpiring_high_pct = 100.0

-- bad: just 100 MB in all
-- finds: db1 cache:feed:*
-- says: severity = medium
redis_keyspace: keys = 1
redis_keyspace: number = 1, keys = 2000, expiring = 0
redis_key_pattern: number = 1, pattern = 'cache:feed:*', role = 'cache', role_by = 'library', share_pct = 50.0, mean_bytes = 100000, unexpiring = 40, unexpiring_low_pct = 91.2, unexpiring_high_pct = 100.0

-- not applicable: that most of them expire does not make a cache
redis_key_pattern: pattern = 'feed:*', role = 'unknown', unexpiring = 4, unexpiring_low_pct = 8.0, unexpiring_high_pct = 40.0

-- good: all expire, though three keys alone cannot exclude more
redis_key_pattern: pattern = 'cache:feed:*', role = 'cache', role_by = 'library', sampled = 3, share_pct = 3.0, unexpiring_high_pct = 56.2

-- good: queues and registries stay on purpose
redis_key_pattern: pattern = 'bull:*:wait', role = 'queue', sampled = 40, share_pct = 40.0, unexpiring = 40, unexpiring_low_pct = 100.0, unexpiring_high_pct = 100.0
redis_key_pattern: pattern = 'cache:*', role = 'cache', role_by = 'library', sampled = 60, share_pct = 60.0

-- good: at the edge: at most a twentieth
redis_key_pattern: pattern = 'cache:feed:*', role = 'cache', role_by = 'library', unexpiring = 40, unexpiring_high_pct = 5.0

-- undecided: one of twenty
-- leaves open: db0 cache:feed:*
redis_key_pattern: pattern = 'cache:feed:*', role = 'cache', role_by = 'library', sampled = 20, share_pct = 20.0, unexpiring = 1, unexpiring_low_pct = 0.9, unexpiring_high_pct = 23.6

-- undecided: at least a twentieth is not more than a twentieth
-- leaves open: db0 cache:feed:*
-- says: Between 5 and
-- says: scan again: each
redis_key_pattern: pattern = 'cache:feed:*', role = 'cache', role_by = 'library', unexpiring = 40, unexpiring_low_pct = 5.0, unexpiring_high_pct = 100.0

-- not applicable: nothing cached
redis_key_pattern: pattern = 'order:*', sampled = 20, share_pct = 20.0, unexpiring = 20, unexpiring_low_pct = 83.9, unexpiring_high_pct = 100.0
