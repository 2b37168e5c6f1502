-- bad: all 1,500 products
-- finds: /api/v1/items
http_list: items = 1500, body_bytes = 90000, has_next = 0, limit_parameter = null

-- bad: few and fat
-- finds: /api/v1/items
http_list: items = 40, body_bytes = 400000, has_next = 0, limit_parameter = null

-- bad: a limit that is there, and 5,000 without it
-- finds: /api/v1/items
http_list: items = 5000, body_bytes = 900000, has_next = 0

-- bad: just over the edges: 101 items without a limit, 1,001 with one, and 100 kB
-- finds: /api/v1/users; /api/v1/carts; /api/v1/items
http_list: items = 101, has_next = 0, limit_parameter = null
http_list: path = '/api/v1/users', items = 1001
http_list: path = '/api/v1/carts', body_bytes = 100001, has_next = 0, limit_parameter = null

-- good: twelve countries need no pages
http_list: items = 12, has_next = 0, limit_parameter = null

-- good: a page of 200 that names the next
http_list: items = 200, limit_parameter = null

-- good: pages by limit
http_list:

-- good: at the edges: 1,000 items with a limit, 100 without, 100 kB
http_list: items = 1000, has_next = 0
http_list: path = '/api/v1/users', items = 100, has_next = 0, limit_parameter = null
http_list: path = '/api/v1/carts', body_bytes = 100000, has_next = 0, limit_parameter = null

-- good: a list of countries looks like it, and does not grow: a hint
-- hints: /api/v1/countries
-- says: /api/v1/countries hands out all of its 249 items at once (sure if
-- says: severity = low / certainty = hint
http_list: path = '/api/v1/countries', items = 249, body_bytes = 9000, has_next = 0, limit_parameter = null, is_dated = 0

-- bad: as many orders, each with its time, grow
-- finds: /api/v1/orders
-- says: severity = low / certainty = likely
http_list: path = '/api/v1/orders', items = 249, body_bytes = 9000, has_next = 0, limit_parameter = null

-- good: 100 kB of what has no time are a hint
-- hints: /api/v1/shapes
-- says: certainty = hint
http_list: path = '/api/v1/shapes', items = 101, body_bytes = 100000, has_next = 0, limit_parameter = null, is_dated = 0

-- bad: 100 kB and a byte
-- finds: /api/v1/shapes
-- says: certainty = likely
http_list: path = '/api/v1/shapes', items = 101, body_bytes = 100001, has_next = 0, limit_parameter = null, is_dated = 0

-- bad: more than a thousand are too many, whether they grow or not
-- finds: /api/v1/airports
-- says: severity = medium
http_list: path = '/api/v1/airports', items = 1001, body_bytes = 90000, has_next = 0, limit_parameter = null, is_dated = 0

-- bad: a thousand are still a guess
-- finds: /api/v1/items
-- says: all of its 1000 items
-- says: severity = low / certainty = likely
http_list: items = 1000, body_bytes = 4000, has_next = 0, limit_parameter = null

-- bad: one more is none
-- finds: /api/v1/items
-- says: /api/v1/items hands out 1001 items at once
-- says: severity = medium
http_list: items = 1001

-- bad: few and fat: a guess
-- finds: /api/v1/items
-- says: severity = medium / certainty = likely
http_list: items = 40, body_bytes = 100001, has_next = 0, limit_parameter = null

-- bad: 100 kB of few
-- finds: /api/v1/items
-- says: severity = low / certainty = likely
http_list: items = 101, body_bytes = 100000, has_next = 0, limit_parameter = null

-- bad: five seconds on a phone
-- finds: /api/v1/items
-- says: severity = high
http_list: items = 5000, body_bytes = 1000000

-- bad: a byte less
-- finds: /api/v1/items
-- says: severity = medium
http_list: items = 5000, body_bytes = 999999

-- bad: a search by POST and a query of GraphQL that say nothing of pages
-- finds: POST /api/v1/search; POST /graphql Orders
-- says: POST /api/v1/search hands out 300 items and names no page and no limit (sure if
-- says: severity = low / certainty = likely
http_list: path = '/api/v1/search', method = 'POST', is_asked_again = 0, items = 300, body_bytes = 9000, has_next = 0, limit_parameter = null
http_list: path = '/graphql', method = 'POST', operation = 'Orders', is_asked_again = 0, items = 101, body_bytes = 9000, has_next = 0, limit_parameter = null

-- bad: far too many, whatever they say
-- finds: POST /graphql Feed
-- says: POST /graphql Feed hands out 1001 items at once
-- says: severity = medium
http_list: path = '/graphql', method = 'POST', operation = 'Feed', is_asked_again = 0, items = 1001, body_bytes = 90000, limit_parameter = 'first'

-- good: a search that says how many it wants, one that names the next page, and a short one
http_list: path = '/api/v1/search', method = 'POST', is_asked_again = 0, items = 300, has_next = 0, limit_parameter = 'limit'
http_list: path = '/graphql', method = 'POST', operation = 'Orders', is_asked_again = 0, items = 300, has_next = 1, limit_parameter = null
http_list: path = '/graphql', method = 'POST', operation = 'Feed', is_asked_again = 0, items = 20, has_next = 0, limit_parameter = null
