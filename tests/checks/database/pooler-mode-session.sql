-- bad: ninety clients by session
-- finds: shop as app
pooler_server: version_num = 11800
pooler_pool: pool_mode = 'session', clients_active = 60, clients_waiting = 30

-- bad: the modes of its own database and user are shown, by a version that keeps prepared statements
-- finds: shop as app
-- says: database_mode = session / user_mode = transaction / version = 1.21.0 / keeps_prepared_statements = 1
pooler_server: version = '1.21.0', version_num = 12100
pooler_database: name = 'archive', pool_mode = 'statement'
pooler_database: pool_mode = 'session'
pooler_user: name = 'other', pool_mode = 'statement'
pooler_user: pool_mode = 'transaction'
pooler_pool: pool_mode = 'session', clients_active = 60

-- bad: just before the version that keeps prepared statements
-- finds: shop as app
-- says: keeps_prepared_statements = 0
pooler_server: version = '1.20.1', version_num = 12001
pooler_pool: pool_mode = 'session', clients_active = 60

-- good: ninety clients by transaction
pooler_server: version_num = 11800
pooler_pool: clients_active = 90

-- good: a few by session, for migrations
pooler_server:
pooler_pool: user = 'migrator', pool_mode = 'session', clients_active = 1

-- good: at the edge: fifty clients
pooler_server:
pooler_pool: pool_mode = 'session', clients_active = 50

-- not applicable: there is no pooler
