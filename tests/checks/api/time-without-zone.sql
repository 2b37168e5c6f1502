-- bad: one of two
-- finds: the API
-- says: 1 of 2 endpoints tell moments without a zone, such as `created_at` of /api/orders (sure if that is a moment) / (no fix) / certainty = likely
http_endpoint: path = '/api/items', media = 'json'
http_endpoint: path = '/api/orders', media = 'json', naive_time = 'created_at'

-- bad: two are one finding, named by the first
-- finds: the API
-- says: 2 of 2 endpoints tell moments without a zone, such as `sent` of /api/mails
http_endpoint: path = '/api/orders', media = 'json', naive_time = 'created_at'
http_endpoint: path = '/api/mails', media = 'json', naive_time = 'sent'

-- bad: what is no data does not count
-- finds: the API
-- says: 1 of 1 endpoints tell
http_endpoint: path = '/', media = 'html'
http_endpoint: path = '/api/orders', media = 'json', naive_time = 'created_at'

-- good: with their zone
http_endpoint: path = '/api/orders', media = 'json'

-- not applicable: no data
http_endpoint: path = '/api/orders'
