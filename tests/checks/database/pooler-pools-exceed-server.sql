-- bad: five users with twenty each
-- finds: pools
db_setting:
db_setting: name = 'superuser_reserved_connections', number = 3.0
db_setting: name = 'port', number = 5432.0
pooler_database: is_disabled = null
pooler_pool: user = 'a'
pooler_pool: user = 'b'
pooler_pool: user = 'c'
pooler_pool: user = 'd'
pooler_pool: user = 'e'

-- bad: two PgBouncers double it
-- finds: pools
plan: poolers = 2
db_setting:
db_setting: name = 'port', number = 5432.0
pooler_database: reserve_size = 5, is_disabled = null
pooler_user: name = 'b', pool_size = 30
pooler_pool: user = 'a'
pooler_pool: user = 'b'

-- good: the same users, and the database as a whole is limited
db_setting:
db_setting: name = 'superuser_reserved_connections', number = 3.0
db_setting: name = 'port', number = 5432.0
pooler_database: connections_max = 60, is_disabled = null
pooler_pool: user = 'a'
pooler_pool: user = 'b'
pooler_pool: user = 'c'
pooler_pool: user = 'd'
pooler_pool: user = 'e'

-- good: the large pools are those of another server
db_setting:
db_setting: name = 'port', number = 5432.0
pooler_database: is_disabled = null
pooler_database: name = 'lake', port = 5433, pool_size = 200, is_disabled = null
pooler_pool: user = 'a'
pooler_pool: database = 'lake', user = 'b'

-- not applicable: there is no pooler
db_setting:
