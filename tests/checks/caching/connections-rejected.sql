-- bad: some were
-- finds: maxclients
redis_server: maxclients = 100, rejected_connections = 12

-- good: none was
redis_server: maxclients = 100
