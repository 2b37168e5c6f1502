-- bad: 24 kB sent plain
-- finds: /api/v1/items
http_response: path = '/api/v1/items', kind = 'api', media = 'json', body_bytes = 24784, gzip_saving_bytes = 22000, is_compressed = 0

-- bad: just over a tenth of the bytes
-- finds: /api/v1/items
http_response: path = '/api/v1/items', kind = 'api', media = 'json', body_bytes = 24784, gzip_saving_bytes = 2479, is_compressed = 0

-- good: compressed
http_response: path = '/api/v1/items', kind = 'api', media = 'json', body_bytes = 5000

-- good: a short answer
http_response: path = '/api/v1/items', kind = 'api', media = 'json', body_bytes = 400, gzip_saving_bytes = 150, is_compressed = 0

-- good: at the edge: a tenth of the bytes, and 1,400 of them
http_response: path = '/api/v1/items', kind = 'api', media = 'json', body_bytes = 220000, gzip_saving_bytes = 22000, is_compressed = 0
http_response: path = '/api/v1/users', kind = 'api', media = 'json', body_bytes = 400, gzip_saving_bytes = 1400, is_compressed = 0

-- good: compressed already; an error, a page, switched protocols
http_response: path = '/api/v1/items', kind = 'api', media = 'json', gzip_saving_bytes = 22000
http_response: path = '/api/v1/users_2', kind = 'api', status = 500, media = 'json', gzip_saving_bytes = 22000, is_compressed = 0
http_response: path = '/api/v1/users_3', media = 'json', gzip_saving_bytes = 22000, is_compressed = 0
http_response: path = '/api/v1/users_4', kind = 'api', status = 101, media = 'json', gzip_saving_bytes = 22000, is_compressed = 0

-- not applicable: no text of an API: switched protocols, a page, an image, a redirect
http_response: path = '/api/v1/items', kind = 'api', status = 101, media = 'json'
http_response: path = '/api/v1/users', media = 'json'
http_response: path = '/api/v1/carts', kind = 'api'
http_response: path = '/api/v1/visits', kind = 'api', status = 302, media = 'json'

-- bad: just 50 kB to save
-- finds: /api/v1/items
-- says: severity = high / cause = compression is off for answers of the API
http_response: path = '/api/v1/items', kind = 'api', media = 'json', body_bytes = 80000, gzip_saving_bytes = 50000, is_compressed = 0

-- bad: a byte less
-- finds: /api/v1/items
-- says: severity = medium
http_response: path = '/api/v1/items', kind = 'api', media = 'json', body_bytes = 80000, gzip_saving_bytes = 49999, is_compressed = 0

-- bad: just 10 kB
-- finds: /api/v1/items
-- says: severity = medium
http_response: path = '/api/v1/items', kind = 'api', media = 'json', body_bytes = 30000, gzip_saving_bytes = 10000, is_compressed = 0

-- bad: a byte less than that
-- finds: /api/v1/items
-- says: severity = low
http_response: path = '/api/v1/items', kind = 'api', media = 'json', body_bytes = 30000, gzip_saving_bytes = 9999, is_compressed = 0
