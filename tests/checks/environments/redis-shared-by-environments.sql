-- bad: the same kind of key for production and for staging
-- finds: db0 prod:cache:*; db1 staging:cache:*
-- says: Keys of production, such as prod:cache:*, lie beside the same of staging (staging:cache:*): see which
-- says: certainty = likely / cause = environments in one Redis
redis_server:
redis_key_pattern: pattern = 'prod:cache:*', environment = 'production', environment_rest = 'cache:*'
redis_key_pattern: number = 1, pattern = 'staging:cache:*', environment = 'staging', environment_rest = 'cache:*'

-- good: prod is a product, stage a step of a funnel, and test one of two designs
-- hints: production and staging; production and test; staging and test
redis_server:
redis_key_pattern: pattern = 'prod:*', environment = 'production'
redis_key_pattern: pattern = 'funnel:stage:*', environment = 'staging', environment_rest = 'funnel:*'
redis_key_pattern: pattern = 'ab:test:*', environment = 'test', environment_rest = 'ab:*'

-- good: two kinds of keys of one environment
redis_server:
redis_key_pattern: pattern = 'prod:cache:*', environment = 'production', environment_rest = 'cache:*'
redis_key_pattern: pattern = 'prod:lock:*', environment = 'production', environment_rest = 'lock:*'

-- good: one environment, in two databases
redis_server:
redis_key_pattern: pattern = 'prod:cache:*', environment = 'production', environment_rest = 'cache:*'
redis_key_pattern: number = 1, pattern = 'prod:cache:*', environment = 'production', environment_rest = 'cache:*'
redis_key_pattern: pattern = 'lock:*'

-- good: nothing in it yet
redis_server: keys = 0

-- bad: of three environments each has one finding
-- finds: db0 dev:cache:*; db0 prod:cache:*; db0 staging:cache:*
-- says: Keys of production, such as prod:cache:*, lie beside the same of development (dev:cache:*) and staging (staging:cache:*): see
redis_server:
redis_key_pattern: pattern = 'prod:cache:*', environment = 'production', environment_rest = 'cache:*'
redis_key_pattern: pattern = 'staging:cache:*', environment = 'staging', environment_rest = 'cache:*'
redis_key_pattern: pattern = 'dev:cache:*', environment = 'development', environment_rest = 'cache:*'
