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

-- bad: a list of countries looks like it: a guess
-- finds: /api/v1/countries
-- says: /api/v1/countries hands out all of its 249 items at once (sure if
-- says: severity = low / certainty = likely
http_list: path = '/api/v1/countries', items = 249, body_bytes = 9000, has_next = 0, limit_parameter = null

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
