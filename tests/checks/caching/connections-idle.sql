-- bad: a pool of hundreds
-- finds: ioredis 5.4.1 default
redis_setting: number = 0.0
redis_client: name = '', connections = 400, idle = 390

-- bad: just a hundred connections
-- finds: ioredis 5.4.1 default
redis_client: name = '', connections = 100, idle = 390

-- bad: a setting that is not the timeout
-- finds: ioredis 5.4.1 default
redis_setting: name = 'slowlog-log-slower-than'
redis_client: name = '', connections = 400, idle = 390

-- good: as many, in use; and a small pool
redis_setting: number = 0.0
redis_client: name = '', connections = 400, idle = 90
redis_client: library = '', idle = 20

-- good: Redis closes them after five minutes
redis_setting:
redis_client: name = '', connections = 400, idle = 390

-- good: at the edges: seven of ten are idle, and 99 connections
redis_client: name = '', connections = 400, idle = 280
redis_client: name = 'jobs', connections = 99, idle = 390

-- good: a timeout of one second
redis_setting: number = 1.0
redis_client: name = '', connections = 400, idle = 390
