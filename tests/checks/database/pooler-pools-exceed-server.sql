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

-- bad: a size of one user alone, and a port that is not told
-- finds: pools
-- says: to 100 connections,
plan: poolers = 2
db_setting:
pooler_database: port = null
pooler_user: name = 'b', pool_size = 30
pooler_pool:
pooler_pool: user = 'b'

-- bad: the size of a user who has no pool
-- finds: pools
-- says: to 100 connections,
plan: poolers = 2
db_setting:
db_setting: name = 'port', number = 5432.0
pooler_database: reserve_size = 5
pooler_user: pool_size = 30
pooler_pool: user = 'a'
pooler_pool: user = 'b'

-- bad: clients for one more than there are places
-- finds: pools
-- says: severity = critical / pools
db_setting:
pooler_database: port = null, pool_size = 120
pooler_pool: clients_active = 100, clients_waiting = 1

-- bad: clients for just as many as there are places
-- finds: pools
-- says: and Postgres has 100 / ; pgbouncer
-- says: severity = high / pools
db_setting:
pooler_database: port = null, pool_size = 120
pooler_pool: clients_active = 99, clients_waiting = 1

-- bad: clients for eighty of a hundred
-- finds: pools
-- says: severity = medium / certainty = likely
-- says: could fill 80: look again
db_setting:
pooler_database: port = null, pool_size = 120
pooler_pool: clients_active = 80

-- bad: more clients than the pools take
-- finds: pools
-- says: severity = high / pools
db_setting:
pooler_database: port = null, pool_size = 90
pooler_pool: clients_active = 500

-- bad: on two PgBouncers
-- finds: pools
-- says: severity = critical / pools
plan: poolers = 2
db_setting:
pooler_database: port = null, pool_size = 90
pooler_pool: clients_active = 60

-- bad: the database as a whole is limited, and that is too much
-- finds: pools
-- says: severity = high / pools
db_setting:
pooler_database: port = null, pool_size = 120, connections_max = 90
pooler_pool: clients_active = 500

-- bad: a limit of one is one
-- finds: pools
-- says: severity = high / pools
db_setting: number = 1.0
pooler_database: port = null, connections_max = 1
pooler_pool: clients_active = 0
pooler_pool: user = 'b', clients_active = 5

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

-- good: at the edge: eighty of a hundred, and a pool of no database
db_setting: number = 25.0
db_setting: name = 'port', number = 5432.0
pooler_database:
pooler_pool:
pooler_pool: database = 'lake'

-- good: a database that takes a single connection
plan: poolers = 2
db_setting:
db_setting: name = 'port', number = 5432.0
pooler_database: reserve_size = 5, connections_max = 1
pooler_pool:
pooler_pool: user = 'b'

-- good: another server, of which only the port is a setting
plan: poolers = 2
db_setting:
db_setting: name = 'fsync', number = 5432.0
pooler_database: reserve_size = 5
pooler_pool:
pooler_pool: user = 'b'

-- good: nobody is let in
plan: poolers = 2
db_setting:
db_setting: name = 'port', number = 5432.0
pooler_database: reserve_size = 5, is_disabled = 1
pooler_pool:
pooler_pool: user = 'b'

-- not applicable: there is no pooler
db_setting:
