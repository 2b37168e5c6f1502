-- bad: the default of express: public, max-age=0
-- finds: /assets/app-1a2b3c4d.js
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', max_age_s = 0, is_hashed_name = 1

-- bad: nothing is said
-- finds: /assets/app-1a2b3c4d.js
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', max_age_s = null, is_hashed_name = 1

-- bad: no-cache beats a long age, which other audits skip in silence
-- finds: /assets/app-1a2b3c4d.js
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', max_age_s = 31536000, is_no_cache = 1, is_hashed_name = 1

-- bad: private keeps every CDN out
-- finds: /assets/app-1a2b3c4d.js
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', max_age_s = 31536000, is_private = 1, is_hashed_name = 1

-- good: a year and immutable
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', max_age_s = 31536000, is_hashed_name = 1

-- good: 30 days without immutable
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', max_age_s = 2592000, is_hashed_name = 1

-- not applicable: a name without fingerprint is another matter
http_response: path = '/app.js', kind = 'asset', max_age_s = 0

-- not applicable: a missing file
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', status = 404, max_age_s = 0, is_hashed_name = 1
