-- bad: one of two
-- finds: /api/users
http_response: path = '/api/v1/items', kind = 'api'
http_response: path = '/api/users', kind = 'api', is_versioned = 0

-- good: in the path
http_response: path = '/api/v1/items', kind = 'api'

-- good: in a header, with no trace of it in the path
http_response: path = '/api/items', kind = 'api'

-- good: only a page has no version
http_response: path = '/api/v1/items', kind = 'api'
http_response: path = '/api/users', is_versioned = 0

-- not applicable: a page
http_response: path = '/api/v1/items'

-- bad: endpoints of the pages alone look like it: a guess, and one for all
-- finds: /api/auth/session; /api/items
-- says: certainty = likely / cause = the API carries no version
http_response: path = '/api/auth/session', kind = 'api', is_versioned = 0
http_response: path = '/api/items', kind = 'api', is_versioned = 0
