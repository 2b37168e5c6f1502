-- bad: an ETag that is ignored
-- finds: /app.js
http_response: path = '/app.js', kind = 'asset', max_age_s = 31536000, is_revalidated = 0

-- bad: no validator
-- finds: /app.js
http_response: path = '/app.js', kind = 'asset', max_age_s = 31536000, has_validator = 0, is_revalidated = null

-- good: a 304
http_response: path = '/app.js', kind = 'asset', max_age_s = 31536000

-- good: the content changed between the two requests
http_response: path = '/app.js', kind = 'asset', max_age_s = 31536000, is_revalidated = null

-- good: a small file without validator
http_response: path = '/app.js', kind = 'asset', body_bytes = 900, max_age_s = 31536000, has_validator = 0, is_revalidated = null

-- good: it never changes, and is never asked for again
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', max_age_s = 31536000, has_validator = 0, is_revalidated = null, is_hashed_name = 1
