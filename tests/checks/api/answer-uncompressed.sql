-- bad: 24 kB sent plain
-- finds: /api/v1/items
http_endpoint: path = '/api/v1/items', media = 'json', body_bytes = 24784, gzip_saving_bytes = 22000, is_compressed = 0

-- bad: just over a tenth of the bytes
-- finds: /api/v1/items
http_endpoint: path = '/api/v1/items', media = 'json', body_bytes = 24784, gzip_saving_bytes = 2479, is_compressed = 0

-- good: compressed
http_endpoint: path = '/api/v1/items', media = 'json', body_bytes = 5000

-- good: a short answer
http_endpoint: path = '/api/v1/items', media = 'json', body_bytes = 400, gzip_saving_bytes = 150, is_compressed = 0

-- good: at the edge: a tenth of the bytes, and 1,400 of them
http_endpoint: path = '/api/v1/items', media = 'json', body_bytes = 220000, gzip_saving_bytes = 22000, is_compressed = 0
http_endpoint: path = '/api/v1/users', media = 'json', body_bytes = 400, gzip_saving_bytes = 1400, is_compressed = 0

-- good: compressed already; an error, a page, switched protocols
http_endpoint: path = '/api/v1/items', media = 'json', gzip_saving_bytes = 22000
http_endpoint: path = '/api/v1/users_2', status = 500, media = 'json', gzip_saving_bytes = 22000, is_compressed = 0
http_response: path = '/api/v1/users_3', media = 'json', gzip_saving_bytes = 22000, is_compressed = 0
http_endpoint: path = '/api/v1/users_4', status = 101, media = 'json', gzip_saving_bytes = 22000, is_compressed = 0

-- not applicable: no text of an API: switched protocols, a page, an image, a redirect
http_endpoint: path = '/api/v1/items', status = 101, media = 'json'
http_response: path = '/api/v1/users', media = 'json'
http_endpoint: path = '/api/v1/carts'
http_endpoint: path = '/api/v1/visits', status = 302, media = 'json'

-- bad: just 50 kB to save
-- finds: /api/v1/items
-- says: severity = high / cause = compression is off for answers of the API
http_endpoint: path = '/api/v1/items', media = 'json', body_bytes = 80000, gzip_saving_bytes = 50000, is_compressed = 0

-- bad: a byte less
-- finds: /api/v1/items
-- says: severity = medium
http_endpoint: path = '/api/v1/items', media = 'json', body_bytes = 80000, gzip_saving_bytes = 49999, is_compressed = 0

-- bad: just 10 kB
-- finds: /api/v1/items
-- says: severity = medium
http_endpoint: path = '/api/v1/items', media = 'json', body_bytes = 30000, gzip_saving_bytes = 10000, is_compressed = 0

-- bad: a byte less than that
-- finds: /api/v1/items
-- says: severity = low
http_endpoint: path = '/api/v1/items', media = 'json', body_bytes = 80000, gzip_saving_bytes = 9999, is_compressed = 0

-- bad: the default of nginx: plain for a CDN, just 50 kB
-- finds: /api/v1/items
-- says: plain for a CDN or proxy
-- says: severity = medium / cause = answers are plain behind a proxy
http_endpoint: path = '/api/v1/items', media = 'json', body_bytes = 50000, is_compressed_behind_proxy = 0

-- bad: a byte less behind a proxy
-- finds: /api/v1/items
-- says: severity = low
http_endpoint: path = '/api/v1/items', media = 'json', body_bytes = 49999, is_compressed_behind_proxy = 0

-- good: plain for everybody, and short; an error
http_endpoint: path = '/api/v1/items', media = 'json', body_bytes = 400, is_compressed = 0, is_compressed_behind_proxy = 0
http_endpoint: path = '/api/v1/users', media = 'json', status = 500, is_compressed_behind_proxy = 0

-- bad: of a long answer little would be saved
-- finds: /api/v1/items
-- says: is sent plain: gzip would save 6000 of 50000 bytes
-- says: severity = low / cause = compression is off for answers of the API
http_endpoint: path = '/api/v1/items', media = 'json', is_compressed = 0, body_bytes = 50000, gzip_saving_bytes = 6000

-- bad: a search by POST, and two queries at one address
-- finds: POST /graphql Feed; POST /graphql Orders; POST /api/v1/search
-- says: POST /graphql Feed is sent plain
http_endpoint: path = '/api/v1/search', method = 'POST', media = 'json', body_bytes = 24784, gzip_saving_bytes = 22000, is_compressed = 0, is_compressed_behind_proxy = null
http_endpoint: path = '/graphql', method = 'POST', operation = 'Orders', media = 'json', body_bytes = 34784, gzip_saving_bytes = 32000, is_compressed = 0
http_endpoint: path = '/graphql', method = 'POST', operation = 'Feed', media = 'json', body_bytes = 34784, gzip_saving_bytes = 32000, is_compressed = 0

-- good: what was made is said in a few bytes, or in none; a search comes packed
http_endpoint: path = '/api/v1/orders', method = 'POST', status = 201, media = 'json', body_bytes = 90, gzip_saving_bytes = 10, is_compressed = 0
http_endpoint: path = '/api/v1/orders/{order}', method = 'DELETE', status = 204, media = 'other', body_bytes = 0, is_compressed = 0
http_endpoint: path = '/api/v1/search', method = 'POST', media = 'json', is_compressed_behind_proxy = null

-- bad: behind a proxy, told by its method
-- finds: POST /api/v1/search
-- says: POST /api/v1/search is compressed for a browser
http_endpoint: path = '/api/v1/search', method = 'POST', media = 'json', body_bytes = 50000, is_compressed_behind_proxy = 0
