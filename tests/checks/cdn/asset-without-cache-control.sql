-- bad: no header
-- finds: /logo.svg
http_response: path = '/logo.svg', kind = 'asset', has_cache_control = 0

-- bad: a name that never changes says nothing by itself
-- finds: /assets/app-1a2b3c4d.js
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', has_cache_control = 0, is_hashed_name = 1

-- good: no-cache is an answer
http_response: path = '/logo.svg', kind = 'asset'

-- good: Expires is one too
http_response: path = '/logo.svg', kind = 'asset'
