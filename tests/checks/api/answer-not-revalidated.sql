-- bad: no ETag
-- finds: /api/v1/items
http_response: path = '/api/v1/items', kind = 'api', body_bytes = 50000, has_validator = 0, is_revalidated = null

-- bad: an ETag that is ignored
-- finds: /api/v1/items
http_response: path = '/api/v1/items', kind = 'api', body_bytes = 50000, is_revalidated = 0

-- good: 304
http_response: path = '/api/v1/items', kind = 'api', body_bytes = 50000

-- not applicable: short
http_response: path = '/api/v1/items', kind = 'api', body_bytes = 5000
