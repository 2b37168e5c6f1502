-- bad: a connection a request
-- finds: connections
redis_server: uptime_s = 3600, total_connections = 9000, total_commands = 36000

-- good: a pool
redis_server: uptime_s = 3600

-- good: an idle server with a health check every five seconds
redis_server: uptime_s = 86400, total_connections = 17280, total_commands = 20000
