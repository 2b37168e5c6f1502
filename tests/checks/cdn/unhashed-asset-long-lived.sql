-- bad: a year under a fixed name
-- finds: /js/app.js
http_response: path = '/js/app.js', kind = 'asset', media = 'script', max_age_s = 31536000, is_immutable = 1, is_versioned = 0

-- bad: immutable for an hour
-- finds: /js/app.js
http_response: path = '/js/app.js', kind = 'asset', media = 'script', max_age_s = 3600, is_immutable = 1, is_versioned = 0

-- good: asked for again each time
http_response: path = '/js/app.js', kind = 'asset', media = 'script', max_age_s = 31536000, is_immutable = 1, is_no_cache = 1, is_versioned = 0

-- good: an hour
http_response: path = '/js/app.js', kind = 'asset', media = 'script', max_age_s = 3600, is_versioned = 0

-- good: the version is in the query
http_response: path = '/js/app.js?v=abc', kind = 'asset', media = 'script', max_age_s = 31536000, is_immutable = 1

-- not applicable: a picture may be old
http_response: path = '/logo.png', kind = 'asset', media = 'image', max_age_s = 31536000, is_immutable = 1, is_versioned = 0
