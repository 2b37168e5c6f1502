-- bad: a pool of hundreds
-- finds: ioredis 5.4.1 default
redis_setting: number = 0.0
redis_client: name = '', connections = 400, idle = 390

-- good: as many, in use; and a small pool
redis_setting: number = 0.0
redis_client: name = '', connections = 400, idle = 90
redis_client: library = '', idle = 20

-- good: Redis closes them after five minutes
redis_setting:
redis_client: name = '', connections = 400, idle = 390
