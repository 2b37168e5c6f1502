-- bad: nothing is said
-- finds: /api/v1/items
http_response: path = '/api/v1/items', kind = 'api', has_cache_control = 0

-- good: no-store
http_response: path = '/api/v1/items', kind = 'api'

-- good: a minute for all
http_response: path = '/api/v1/items', kind = 'api'

-- not applicable: it wants credentials
http_response: path = '/api/v1/items', kind = 'api', status = 401, has_cache_control = 0
