-- bad: production and staging
-- finds: production; staging
redis_server:
redis_key_pattern: pattern = 'prod:cache:*', environment = 'production'
redis_key_pattern: number = 1, pattern = 'staging:cache:*', environment = 'staging'

-- bad: keys without an environment are nobody's
-- finds: production; staging
-- says: prod:session:*, lie beside those of staging.
redis_server:
redis_key_pattern: pattern = 'prod:cache:*', environment = 'staging'
redis_key_pattern: number = 1, pattern = 'prod:session:*', environment = 'production'
redis_key_pattern: pattern = 'lock:*'

-- good: one environment, in two databases
redis_server:
redis_key_pattern: pattern = 'prod:cache:*', environment = 'production'
redis_key_pattern: number = 1, pattern = 'prod:session:*', environment = 'production'
redis_key_pattern: pattern = 'lock:*'

-- good: nothing in it yet
redis_server: keys = 0
