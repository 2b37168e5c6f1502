-- bad: an id
-- finds: /api/orders
-- says: `userId` of /api/orders is a number that JavaScript rounds / (no fix) / severity = medium
http_endpoint: path = '/api/orders', media = 'json', long_number = 'userId'

-- bad: an id by itself
-- finds: /api/orders
-- says: severity = medium
http_endpoint: path = '/api/orders', media = 'json', long_number = 'ID'

-- bad: an id of another thing
-- finds: /api/orders
-- says: severity = medium
http_endpoint: path = '/api/orders', media = 'json', long_number = 'user_id'

-- bad: what was paid is none
-- finds: /api/orders
-- says: severity = low
http_endpoint: path = '/api/orders', media = 'json', long_number = 'paid'

-- bad: a sum
-- finds: /api/orders
-- says: severity = low
http_endpoint: path = '/api/orders', media = 'json', long_number = 'bytes'

-- good: short ones, or strings
http_endpoint: path = '/api/orders', media = 'json'

-- not applicable: no data
http_endpoint: path = '/api/orders'
