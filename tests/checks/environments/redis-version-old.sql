-- bad: Redis 6.2
-- finds: redis
redis_server: version = '6.2.5', version_major = 6

-- good: Redis 7, and a fork that counts from one
redis_server: version = '7.0.15'

-- good: another product, with numbers of its own
redis_server: flavour = 'dragonfly', version = '1.23.0', version_major = 1

-- not applicable: it tells no number
redis_server: version_major = null
