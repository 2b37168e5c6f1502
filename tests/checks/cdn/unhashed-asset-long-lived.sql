-- bad: a year under a fixed name
-- finds: /js/app.js
http_response: path = '/js/app.js', kind = 'asset', media = 'script', max_age_s = 31536000, is_immutable = 1, is_versioned = 0

-- bad: immutable for an hour
-- finds: /js/app.js
http_response: path = '/js/app.js', kind = 'asset', media = 'script', max_age_s = 3600, is_immutable = 1, is_versioned = 0

-- bad: just over the edges: kept for a second more than a day, and immutable for one second
-- finds: /js/app.js; /js/vendor.js
http_response: path = '/js/app.js', kind = 'asset', media = 'script', max_age_s = 86401, is_versioned = 0
http_response: path = '/js/vendor.js', kind = 'asset', media = 'script', max_age_s = 1, is_immutable = 1, is_versioned = 0

-- good: asked for again each time
http_response: path = '/js/app.js', kind = 'asset', media = 'script', max_age_s = 31536000, is_immutable = 1, is_no_cache = 1, is_versioned = 0

-- good: an hour
http_response: path = '/js/app.js', kind = 'asset', media = 'script', max_age_s = 3600, is_versioned = 0

-- good: the version is in the query
http_response: path = '/js/app.js?v=abc', kind = 'asset', media = 'script', max_age_s = 31536000, is_immutable = 1

-- good: at the edges: kept for a day, and immutable for no time
http_response: path = '/js/app.js', kind = 'asset', media = 'script', max_age_s = 86400, is_versioned = 0
http_response: path = '/js/vendor.js', kind = 'asset', media = 'script', max_age_s = 0, is_immutable = 1, is_versioned = 0

-- good: never to be stored; gone, an image, a page
http_response: path = '/js/app.js', kind = 'asset', media = 'script', is_immutable = 1, is_no_store = 1, is_versioned = 0
http_response: path = '/js/vendor.js_2', kind = 'asset', status = 410, media = 'script', is_immutable = 1, is_versioned = 0
http_response: kind = 'asset', media = 'image', is_immutable = 1, is_versioned = 0
http_response: path = '/js/vendor.js_3', media = 'script', is_immutable = 1, is_versioned = 0

-- good: a hashed name, and switched protocols
http_response: path = '/js/vendor.js', kind = 'asset', media = 'script', is_immutable = 1, is_hashed_name = 1, is_versioned = 0
http_response: path = '/js/map.js', kind = 'asset', media = 'script'
http_response: path = '/js/vendor.js_2', kind = 'asset', status = 101, media = 'script', is_immutable = 1, is_versioned = 0

-- not applicable: a picture may be old
http_response: path = '/logo.png', kind = 'asset', media = 'image', max_age_s = 31536000, is_immutable = 1, is_versioned = 0

-- not applicable: no plain script: switched protocols, a page, a redirect, a hashed name
http_response: path = '/js/app.js', kind = 'asset', status = 101, media = 'script'
http_response: path = '/js/vendor.js', media = 'script'
http_response: path = '/js/map.js', kind = 'asset', status = 302, media = 'script'
http_response: path = '/js/app.js_2', kind = 'asset', media = 'script', is_hashed_name = 1

-- bad: a fingerprint of another shape, or a library that never changes, looks like it: a guess
-- finds: /assets/index-DxdjLeje.js
-- says: (sure if it has the same name
-- says: certainty = likely / cause = files of /assets/ are kept under names that stay
http_response: path = '/assets/index-DxdjLeje.js', folder = '/assets/', kind = 'asset', media = 'script', max_age_s = 31536000, is_versioned = 0

-- not applicable: a name that may be a fingerprint
http_response: path = '/a-Bd_8651X.js', kind = 'asset', media = 'script', max_age_s = 31536000, is_hashed_name = null, is_hash_sure = 0, is_versioned = 0
