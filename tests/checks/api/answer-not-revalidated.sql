-- bad: no ETag
-- finds: /api/v1/items
http_endpoint: path = '/api/v1/items', body_bytes = 50000, has_validator = 0, is_revalidated = null

-- bad: an ETag that is ignored
-- finds: /api/v1/items
http_endpoint: path = '/api/v1/items', body_bytes = 50000, is_revalidated = 0

-- bad: one byte over 10 KB, with an ETag that is ignored
-- finds: /api/v1/items
-- says: /api/v1/items has an
http_endpoint: path = '/api/v1/items', body_bytes = 10241, is_revalidated = 0

-- good: 304
http_endpoint: path = '/api/v1/items', body_bytes = 50000

-- good: at the edge: just 10 KB
http_endpoint: path = '/api/v1/items'
http_endpoint: path = '/api/v1/users', body_bytes = 10240, is_revalidated = 0

-- good: gone, a page, one never to be stored
http_endpoint: path = '/api/v1/users', status = 410, is_revalidated = 0
http_response: path = '/api/v1/users_2', is_revalidated = 0
http_endpoint: path = '/api/v1/items'
http_endpoint: path = '/api/v1/users_3', is_no_store = 1, is_revalidated = 0

-- good: switched protocols
http_endpoint: path = '/api/v1/items'
http_endpoint: path = '/api/v1/users', status = 101, is_revalidated = 0

-- not applicable: short
http_endpoint: path = '/api/v1/items', body_bytes = 5000

-- not applicable: 10 KB and no more are worth no ETag
http_endpoint: path = '/api/v1/items', body_bytes = 10240

-- not applicable: no answer of an API that may be kept: switched protocols, a page, a redirect, one never to be stored
http_endpoint: path = '/api/v1/items', status = 101
http_response: path = '/api/v1/users'
http_endpoint: path = '/api/v1/carts', status = 302
http_endpoint: path = '/api/v1/visits', is_no_store = 1

-- bad: one fault of the server, not one of each endpoint
-- finds: /api/v1/items
-- says: cause = answers of the API have no ETag
http_endpoint: path = '/api/v1/items', body_bytes = 50000, has_validator = 0

-- bad: the other fault
-- finds: /api/v1/items
-- says: cause = the API ignores the ETag that clients show
http_endpoint: path = '/api/v1/items', body_bytes = 50000, is_revalidated = 0

-- good: nobody keeps the answer to a POST, however long
http_endpoint: path = '/api/v1/items', body_bytes = 50000
http_endpoint: path = '/api/v1/search', method = 'POST', body_bytes = 50000, has_validator = 0, is_revalidated = null
http_endpoint: path = '/graphql', method = 'POST', operation = 'Orders', body_bytes = 50000, is_revalidated = 0

-- not applicable: only answers to what writes
http_endpoint: path = '/api/v1/search', method = 'POST', body_bytes = 50000, has_validator = 0, is_revalidated = null
