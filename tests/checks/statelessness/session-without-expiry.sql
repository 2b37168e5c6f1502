-- bad: only its name tells what it is
-- finds: db0 sess:*
-- says: never end; see where they are written
-- says: certainty = likely
redis_key_pattern: pattern = 'sess:*', role = 'session', role_by = 'name', sampled = 40, unexpiring = 40, unexpiring_low_pct = 91.2, unexpiring_high_pct = 100.0

-- bad: none ends
-- finds: db0 sess:*
-- says: sess:* never end. / (no fix) / keys_sampled
redis_key_pattern: pattern = 'sess:*', role = 'session', role_by = 'library', sampled = 40, unexpiring = 40, unexpiring_low_pct = 91.2, unexpiring_high_pct = 100.0

-- bad: two of a hundred, which no other scan needs to confirm
-- finds: db0 sess:*
-- says: (no fix)
redis_key_pattern: pattern = 'sess:*', role = 'session', role_by = 'library', unexpiring = 40, unexpiring_low_pct = 2.0, unexpiring_high_pct = 100.0

-- good: all end
redis_key_pattern: pattern = 'sess:*', role = 'session', role_by = 'library', sampled = 40, unexpiring_high_pct = 8.8

-- good: the library's own index has none, on purpose
redis_key_pattern: pattern = 'sess:*', role = 'session', role_by = 'library', sampled = 40, unexpiring_high_pct = 8.8
redis_key_pattern: pattern = 'spring:session:*', role = 'registry', sampled = 4, unexpiring = 4, unexpiring_low_pct = 51.0, unexpiring_high_pct = 100.0

-- good: at the edge: one of a hundred at most
redis_key_pattern: pattern = 'sess:*', role = 'session', role_by = 'library', unexpiring = 40, unexpiring_high_pct = 1.0

-- undecided: one of forty
-- leaves open: db0 sess:*
redis_key_pattern: pattern = 'sess:*', role = 'session', role_by = 'library', sampled = 40, unexpiring = 1, unexpiring_low_pct = 0.4, unexpiring_high_pct = 12.9

-- undecided: at least one of a hundred is not more than one of a hundred
-- leaves open: db0 sess:*
-- says: Between 1.0 and
-- says: scan again: each
redis_key_pattern: pattern = 'sess:*', role = 'session', role_by = 'library', unexpiring = 40, unexpiring_low_pct = 1.0, unexpiring_high_pct = 100.0

-- not applicable: what is kept is none
redis_key_pattern: pattern = 'spring:session:*'
