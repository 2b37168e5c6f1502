-- bad: nearly all taken
-- finds: maxclients
redis_server: maxclients = 100

-- bad: a limit of one
-- finds: maxclients
redis_server: maxclients = 1

-- good: many connections, and room for many more
redis_server: connected_clients = 900

-- good: at the edge: four of five
redis_server: connected_clients = 8000

-- not applicable: no limit
redis_server: maxclients = 0

-- not applicable: it does not tell
redis_server: connected_clients = null
