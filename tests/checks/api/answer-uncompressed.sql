-- bad: 24 kB sent plain
-- finds: /api/v1/items
http_response: path = '/api/v1/items', kind = 'api', media = 'json', body_bytes = 24784, gzip_saving_bytes = 22000, is_compressed = 0

-- good: compressed
http_response: path = '/api/v1/items', kind = 'api', media = 'json', body_bytes = 5000

-- good: a short answer
http_response: path = '/api/v1/items', kind = 'api', media = 'json', body_bytes = 400, gzip_saving_bytes = 150, is_compressed = 0
