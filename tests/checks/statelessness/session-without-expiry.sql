-- bad: none ends
-- finds: db0 sess:*
redis_key_pattern: pattern = 'sess:*', role = 'session', sampled = 40, unexpiring = 40, unexpiring_low_pct = 91.2, unexpiring_high_pct = 100.0

-- good: all end
redis_key_pattern: pattern = 'sess:*', role = 'session', sampled = 40, unexpiring_high_pct = 8.8

-- good: the library's own index has none, on purpose
redis_key_pattern: pattern = 'sess:*', role = 'session', sampled = 40, unexpiring_high_pct = 8.8
redis_key_pattern: pattern = 'spring:session:*', role = 'registry', sampled = 4, unexpiring = 4, unexpiring_low_pct = 51.0, unexpiring_high_pct = 100.0

-- undecided: one of forty
-- leaves open: db0 sess:*
redis_key_pattern: pattern = 'sess:*', role = 'session', sampled = 40, unexpiring = 1, unexpiring_low_pct = 0.4, unexpiring_high_pct = 12.9
