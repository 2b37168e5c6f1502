-- bad: some were
-- finds: maxclients
redis_server: maxclients = 100, rejected_connections = 12

-- bad: a single one
-- finds: maxclients
redis_server: rejected_connections = 1

-- bad: one bad minute last year
-- finds: maxclients
-- says: severity = medium / cause = maxclients
redis_server: rejected_connections = 99, connected_clients = 8000

-- bad: just a hundred
-- finds: maxclients
-- says: severity = high
redis_server: rejected_connections = 100

-- bad: more than 80 % of the limit is taken
-- finds: maxclients
-- says: severity = high
redis_server: rejected_connections = 1, connected_clients = 8001

-- good: none was
redis_server: maxclients = 100

-- not applicable: it does not tell
redis_server: rejected_connections = null
