-- bad: an ETag that is ignored
-- finds: /app.js
http_response: path = '/app.js', kind = 'asset', max_age_s = 31536000, is_revalidated = 0, is_versioned = 0

-- bad: no validator
-- finds: /app.js
http_response: path = '/app.js', kind = 'asset', max_age_s = 31536000, has_validator = 0, is_revalidated = null, is_versioned = 0

-- bad: a second short of thirty days does not spare a question
-- finds: /assets/app-1a2b3c4d.js
-- says: /assets/app-1a2b3c4d.js has neither
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', max_age_s = 2591999, has_validator = 0, is_hashed_name = 1

-- bad: one byte over 1,400
-- finds: /app.js
http_response: path = '/app.js', kind = 'asset', body_bytes = 1401, has_validator = 0

-- bad: it ignores the ETag that it sends
-- finds: /app.js
-- says: /app.js is sent
http_response: path = '/app.js', kind = 'asset', is_revalidated = 0

-- good: a 304
http_response: path = '/app.js', kind = 'asset', max_age_s = 31536000

-- good: the content changed between the two requests
http_response: path = '/app.js', kind = 'asset', max_age_s = 31536000, is_revalidated = null

-- good: a small file without validator
http_response: path = '/app.js', kind = 'asset', body_bytes = 900, max_age_s = 31536000, has_validator = 0, is_revalidated = null

-- good: it never changes, and is never asked for again
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', max_age_s = 31536000, has_validator = 0, is_revalidated = null, is_hashed_name = 1

-- good: at the edges: kept for thirty days, and 1,400 bytes
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', max_age_s = 2592000, has_validator = 0, is_hashed_name = 1
http_response: path = '/app.js', kind = 'asset', body_bytes = 1400, has_validator = 0

-- good: not found, a page, switched protocols
http_response: path = '/vendor.js', kind = 'asset', status = 404, is_revalidated = 0
http_response: path = '/vendor.js_2', is_revalidated = 0
http_response: path = '/app.js', kind = 'asset'
http_response: path = '/vendor.js_3', kind = 'asset', status = 101, is_revalidated = 0

-- not applicable: no good answer of an asset: switched protocols, a page, a redirect
http_response: path = '/app.js', kind = 'asset', status = 101
http_response: path = '/vendor.js'
http_response: path = '/map.js', kind = 'asset', status = 302

-- bad: just 10 kB
-- finds: /app.js
-- says: severity = medium / cause = the ETag that browsers show is ignored
http_response: path = '/app.js', kind = 'asset', body_bytes = 10000, is_revalidated = 0

-- bad: a byte less
-- finds: /app.js
-- says: severity = low
http_response: path = '/app.js', kind = 'asset', body_bytes = 9999, is_revalidated = 0

-- bad: two builds have one name
-- finds: /app.*.js
-- says: cause = files have neither ETag nor date
http_response: path = '/app.3f2a9b1c.js', name = '/app.*.js', kind = 'asset', max_age_s = 60, has_validator = 0

-- bad: kept for long under an address that stays
-- finds: /app.js
http_response: path = '/app.js', kind = 'asset', max_age_s = 31536000, is_revalidated = 0, is_versioned = 0

-- bad: a second short of thirty days under one that changes
-- finds: /app.js?v=2
http_response: path = '/app.js?v=2', kind = 'asset', max_age_s = 2591999, is_revalidated = 0

-- good: it has a version, and is never asked for again
http_response: path = '/app.js?v=2', kind = 'asset', max_age_s = 2592000, has_validator = 0

-- good: it has a fingerprint alone
http_response: path = '/app.3f2a9b1c.js', kind = 'asset', max_age_s = 2592000, has_validator = 0, is_hashed_name = 1, is_versioned = 0

-- good: what may not be stored cannot be asked about
http_response: path = '/app.js', kind = 'asset', is_no_store = 1, has_validator = 0, is_versioned = 0

-- good: kept for long, and its name may be a fingerprint
http_response: path = '/a-Bd_8651X.js', kind = 'asset', max_age_s = 2592000, has_validator = 0, is_hashed_name = null, is_versioned = 0
