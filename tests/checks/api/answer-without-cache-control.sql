-- bad: nothing is said
-- finds: /api/v1/items
http_response: path = '/api/v1/items', kind = 'api', has_cache_control = 0

-- good: no-store
http_response: path = '/api/v1/items', kind = 'api', max_age_s = null, is_no_store = 1

-- good: a minute for all
http_response: path = '/api/v1/items', kind = 'api', max_age_s = 60

-- good: refused, a page, switched protocols
http_response: kind = 'api', status = 401, has_cache_control = 0
http_response: path = '/api/v1/users_2', has_cache_control = 0
http_response: path = '/api/v1/items', kind = 'api'
http_response: path = '/api/v1/users_3', kind = 'api', status = 101, has_cache_control = 0

-- not applicable: it wants credentials
http_response: path = '/api/v1/items', kind = 'api', status = 401, has_cache_control = 0

-- not applicable: a page, and switched protocols
http_response: path = '/api/v1/items'
http_response: path = '/api/v1/users', kind = 'api', status = 101
