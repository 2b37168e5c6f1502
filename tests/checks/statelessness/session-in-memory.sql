-- bad: the MemoryStore of express
-- finds: connect.sid
http_session: name = 'connect.sid', default_store = 'memory', framework = 'express-session'

-- bad: other keys and tables are no sessions
-- finds: connect.sid
http_session: name = 'connect.sid', default_store = 'memory', framework = 'express-session'
redis_key_pattern: role = 'cache'
db_table:

-- bad: kept in files
-- finds: _shop_session
-- says: kept in file
http_session: name = '_shop_session', default_store = 'file'

-- bad: a cookie that is none does not matter
-- finds: connect.sid
http_session: name = 'connect.sid', default_store = 'memory'
http_session: name = '_shop_session'

-- good: sessions in Redis
http_session: name = 'connect.sid', default_store = 'memory', framework = 'express-session'
redis_key_pattern: role = 'session'

-- good: sessions in Postgres
http_session: name = 'connect.sid', default_store = 'memory', framework = 'express-session'
db_table: purpose = 'session'

-- not applicable: rails keeps it in the cookie
http_session: name = '_shop_session', framework = 'rails'

-- bad: a store of another kind is not seen: a guess
-- finds: connect.sid
-- says: certainty = likely
http_session: default_store = 'memory'
