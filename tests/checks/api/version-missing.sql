-- bad: one of two: there is a place for it
-- finds: the API
-- says: 1 of 2 endpoints carry no version, such as /api/users (sure if
-- says: severity = low / certainty = likely / unversioned = 1
http_endpoint: path = '/api/v1/items'
http_endpoint: path = '/api/users', is_versioned = 0

-- good: in the path
http_endpoint: path = '/api/v1/items'
http_endpoint: path = '/api/v1/users'

-- good: in a header, with no trace of it in the path
http_endpoint: path = '/api/items'
http_endpoint: path = '/api/users'

-- good: only a page has no version
http_endpoint: path = '/api/v1/items'
http_response: path = '/api/users', is_versioned = 0

-- not applicable: a page
http_response: path = '/api/v1/items'

-- good: a site with a search is no API
http_endpoint: path = '/search.json', is_versioned = 0

-- bad: endpoints of the pages alone look like it: a guess, and one for all
-- finds: the API
-- says: 2 of 2 endpoints carry no version, such as /api/auth/session
-- says: severity = medium / certainty = likely
http_endpoint: path = '/api/auth/session', is_versioned = 0
http_endpoint: path = '/api/items', is_versioned = 0

-- bad: what writes is an endpoint too, and is called by its method
-- finds: the API
-- says: such as DELETE /orders/{order}
http_endpoint: path = '/orders/{order}', method = 'POST', is_versioned = 0
http_endpoint: path = '/orders/{order}', method = 'DELETE', is_versioned = 0

-- good: GraphQL has no versions
http_endpoint: path = '/api/v1/items'
http_endpoint: path = '/graphql', method = 'POST', operation = 'Orders', is_versioned = 0

-- not applicable: nothing but GraphQL
http_endpoint: path = '/graphql', method = 'POST', operation = 'Orders', is_versioned = 0

-- good: the start page of an API, which tells where the others are
http_endpoint: path = '/', is_versioned = 0
http_endpoint: path = '/api/v1/items'

-- good: a search beside the start page, or beside GraphQL
http_endpoint: path = '/', is_versioned = 0
http_endpoint: path = '/search.json', is_versioned = 0
http_endpoint: path = '/graphql', method = 'POST', operation = 'Orders', is_versioned = 0

-- bad: one path by two methods
-- finds: the API
-- says: severity = medium
http_endpoint: path = '/orders', is_versioned = 0
http_endpoint: path = '/orders', method = 'POST', is_versioned = 0

-- bad: that of GraphQL is none of the others
-- finds: the API
-- says: severity = medium
http_endpoint: path = '/api/a', is_versioned = 0
http_endpoint: path = '/api/b', is_versioned = 0
http_endpoint: path = '/graphql', method = 'POST', operation = 'Orders'

-- bad: the one without is named, wherever it stands
-- finds: the API
-- says: such as /b (sure if
-- says: unversioned = 1
http_endpoint: path = '/a/v1'
http_endpoint: path = '/a/v1/c'
http_endpoint: path = '/b', is_versioned = 0
