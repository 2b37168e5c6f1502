-- bad: some were
-- finds: maxclients
redis_server: maxclients = 100, rejected_connections = 12

-- bad: a single one
-- finds: maxclients
redis_server: rejected_connections = 1

-- good: none was
redis_server: maxclients = 100

-- not applicable: it does not tell
redis_server: rejected_connections = null
