-- bad: no header, no document
-- finds: the API
-- says: none of 2 endpoints shows a rate limit (sure
http_site:
http_endpoint: path = '/api/v1/items', has_rate_limit = 0
http_endpoint: path = '/api/v1/users', has_rate_limit = 0

-- bad: limits are only on what is no good answer of the API
-- finds: the API
-- says: the one endpoint that was seen shows no rate limit (sure
http_endpoint: path = '/api/v1/items', status = 101
http_response: path = '/api/v1/carts'
http_endpoint: path = '/api/v1/users', status = 302
http_endpoint: path = '/api/v1/users_3', has_rate_limit = 0

-- good: one endpoint shows it: the others share the middleware or need none
http_site:
http_endpoint: path = '/api/v1/items'
http_endpoint: path = '/api/v1/users', has_rate_limit = 0

-- good: the document promises 429
http_site: has_documented_rate_limit = 1
http_endpoint: has_rate_limit = 0

-- good: the scan itself was told to wait
http_site: has_shown_rate_limit = 1
http_endpoint: has_rate_limit = 0

-- not applicable: switched protocols, a page, a redirect
http_endpoint: status = 101
http_response: path = '/about'
http_endpoint: path = '/contact', status = 302

-- bad: only what the API answered well is limited
-- finds: the API
-- says: { default ""; "~^/a(?:/|$)" $binary_remote_addr; "~^/b(?:/|$)" $binary_remote_addr; }
http_site:
http_endpoint: path = '/a/v1/items?page=2', has_rate_limit = 0
http_endpoint: path = '/b/v1', status = 299, has_rate_limit = 0
http_endpoint: path = '/c/v1', status = 199
http_endpoint: path = '/d/v1', status = 300
http_response: path = '/e/v1', kind = 'page'

-- bad: the proxy may keep one in silence: a guess
-- finds: the API
-- says: certainty = likely
http_endpoint: has_rate_limit = 0
