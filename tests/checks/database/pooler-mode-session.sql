-- bad: ninety clients by session
-- finds: shop as app
pooler_server: version_num = 11800
pooler_pool: pool_mode = 'session', clients_active = 60, clients_waiting = 30

-- good: ninety clients by transaction
pooler_server: version_num = 11800
pooler_pool: clients_active = 90

-- good: a few by session, for migrations
pooler_server:
pooler_pool: user = 'migrator', pool_mode = 'session', clients_active = 1

-- not applicable: there is no pooler

-- good: at the edge: fifty clients
pooler_server:
pooler_pool: pool_mode = 'session', clients_active = 50
