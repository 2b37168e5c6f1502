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

-- bad: a second short of thirty days
-- finds: /assets/app-1a2b3c4d.js
-- says: and yet it
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', max_age_s = 2591999, is_hashed_name = 1

-- bad: long-lived, and never to be stored
-- finds: /assets/app-1a2b3c4d.js
-- says: and yet no
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', max_age_s = 2592000, is_no_store = 1, is_hashed_name = 1

-- bad: long-lived, and to be asked for each time
-- finds: /assets/app-1a2b3c4d.js
-- says: and yet no
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', is_no_cache = 1, is_hashed_name = 1

-- bad: what was not found, and a plain name, do not matter
-- finds: /assets/app-1a2b3c4d.js; /assets/vendor-5e6f7a8b.js
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', is_hashed_name = 1
http_response: kind = 'asset', status = 404, is_hashed_name = 1
http_response: path = '/assets/vendor-5e6f7a8b.js', kind = 'asset', is_hashed_name = 1
http_response: path = '/about', kind = 'asset'

-- bad: a page, and switched protocols, do not matter
-- finds: /assets/app-1a2b3c4d.js; /assets/style-9c0d1e2f.css
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', is_hashed_name = 1
http_response: path = '/assets/vendor-5e6f7a8b.js', is_hashed_name = 1
http_response: path = '/assets/style-9c0d1e2f.css', kind = 'asset', is_hashed_name = 1
http_response: path = '/assets/vendor-5e6f7a8b.js_2', kind = 'asset', status = 101, is_hashed_name = 1

-- good: a year and immutable
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', max_age_s = 31536000, is_hashed_name = 1

-- good: 30 days without immutable
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', max_age_s = 2592000, is_hashed_name = 1

-- not applicable: a name without fingerprint is another matter
http_response: path = '/app.js', kind = 'asset', max_age_s = 0

-- not applicable: a missing file
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', status = 404, max_age_s = 0, is_hashed_name = 1

-- not applicable: a page, and switched protocols
http_response: path = '/assets/app-1a2b3c4d.js', is_hashed_name = 1
http_response: path = '/assets/vendor-5e6f7a8b.js', kind = 'asset', status = 101, is_hashed_name = 1

-- bad: private may be meant, which only the app knows
-- finds: /a-0123456789ab.js
-- says: (no fix)
http_response: path = '/a-0123456789ab.js', kind = 'asset', is_hashed_name = 1, is_private = 1, max_age_s = 31536000

-- bad: what is not private is kept
-- finds: /a-0123456789ab.js
-- says: expires $kept_for;
http_response: path = '/a-0123456789ab.js', kind = 'asset', is_hashed_name = 1, max_age_s = 60
