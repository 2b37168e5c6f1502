-- bad: nearly all taken
-- finds: maxclients
redis_server: maxclients = 100

-- good: many connections, and room for many more
redis_server: connected_clients = 900
