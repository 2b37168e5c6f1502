-- bad: nothing is said
-- finds: /api/v1/items
http_endpoint: path = '/api/v1/items', has_cache_control = 0

-- good: no-store
http_endpoint: path = '/api/v1/items', is_no_store = 1

-- good: a minute for all
http_endpoint: path = '/api/v1/items'

-- good: refused, a page, switched protocols
http_endpoint: status = 401, has_cache_control = 0
http_response: path = '/api/v1/users_2', has_cache_control = 0
http_endpoint: path = '/api/v1/items'
http_endpoint: path = '/api/v1/users_3', status = 101, has_cache_control = 0

-- not applicable: it wants credentials
http_endpoint: path = '/api/v1/items', status = 401, has_cache_control = 0

-- not applicable: a page, and switched protocols
http_response: path = '/api/v1/items'
http_endpoint: path = '/api/v1/users', status = 101

-- bad: the same for all: a cache only makes it old
-- finds: /api/v1/items
-- says: guesses for how long
-- says: severity = low / cause = the API does not say what may be kept
http_endpoint: path = '/api/v1/items', has_cache_control = 0

-- bad: it is one visitor's, and a cache may hand it to the next
-- finds: /api/v1/cart
-- says: hand it to somebody else
-- says: severity = medium
http_endpoint: path = '/api/v1/cart', has_cache_control = 0, begins_session = 1

-- good: no cache keeps the answer to a POST, also of one that begins a session
http_endpoint: path = '/api/v1/items'
http_endpoint: path = '/api/v1/search', method = 'POST', has_cache_control = 0
http_endpoint: path = '/api/v1/login', method = 'POST', has_cache_control = 0, begins_session = 1
http_endpoint: path = '/api/v1/items/{item}', method = 'DELETE', status = 204, has_cache_control = 0

-- not applicable: only what writes
http_endpoint: path = '/api/v1/search', method = 'POST', has_cache_control = 0
