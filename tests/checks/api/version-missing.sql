-- bad: one of two
-- finds: /api/users
http_endpoint: path = '/api/v1/items'
http_endpoint: path = '/api/users', is_versioned = 0

-- good: in the path
http_endpoint: path = '/api/v1/items'

-- good: in a header, with no trace of it in the path
http_endpoint: path = '/api/items'

-- good: only a page has no version
http_endpoint: path = '/api/v1/items'
http_response: path = '/api/users', is_versioned = 0

-- not applicable: a page
http_response: path = '/api/v1/items'

-- bad: endpoints of the pages alone look like it: a guess, and one for all
-- finds: /api/auth/session; /api/items
-- says: certainty = likely / cause = the API carries no version
http_endpoint: path = '/api/auth/session', is_versioned = 0
http_endpoint: path = '/api/items', is_versioned = 0
