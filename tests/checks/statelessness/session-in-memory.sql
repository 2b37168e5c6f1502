-- bad: the MemoryStore of express
-- finds: connect.sid
http_cookie: name = 'connect.sid', default_store = 'memory', framework = 'express-session'

-- bad: other keys and tables are no sessions
-- finds: connect.sid
http_cookie: name = 'connect.sid', default_store = 'memory', framework = 'express-session'
redis_key_pattern: role = 'cache'
db_table:

-- bad: kept in files
-- finds: _shop_session
-- says: kept in file
http_cookie: name = '_shop_session', default_store = 'file'

-- bad: a cookie that is none does not matter
-- finds: connect.sid
http_cookie: name = 'connect.sid', default_store = 'memory'
http_cookie:

-- good: sessions in Redis
http_cookie: name = 'connect.sid', default_store = 'memory', framework = 'express-session'
redis_key_pattern: role = 'session'

-- good: sessions in Postgres
http_cookie: name = 'connect.sid', default_store = 'memory', framework = 'express-session'
db_table: purpose = 'session'

-- not applicable: rails keeps it in the cookie
http_cookie: name = '_shop_session', framework = 'rails'
