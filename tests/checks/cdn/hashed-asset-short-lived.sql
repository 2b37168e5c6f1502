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

-- bad: just 50 kB that may not be stored
-- finds: /assets/app-1a2b3c4d.js
-- says: severity = high
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', is_hashed_name = 1, media = 'script', max_age_s = null, is_no_store = 1, wire_bytes = 50000

-- bad: a byte less
-- finds: /assets/app-1a2b3c4d.js
-- says: severity = medium
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', is_hashed_name = 1, media = 'script', max_age_s = null, is_no_store = 1, wire_bytes = 49999

-- bad: 50 kB that cannot be asked about
-- finds: /assets/app-1a2b3c4d.js
-- says: severity = high
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', is_hashed_name = 1, media = 'script', max_age_s = 0, has_validator = 0, wire_bytes = 50000

-- bad: 50 kB whose ETag is ignored
-- finds: /assets/app-1a2b3c4d.js
-- says: severity = high
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', is_hashed_name = 1, media = 'script', max_age_s = 0, is_revalidated = 0, wire_bytes = 50000

-- bad: 50 kB that are asked about: a round trip, as Netlify has it by default
-- finds: /assets/app-1a2b3c4d.js
-- says: severity = medium / cause = files of /assets/ with a fingerprint are not kept
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', is_hashed_name = 1, media = 'script', folder = '/assets/', max_age_s = 0, wire_bytes = 50000

-- bad: a day is long
-- finds: /assets/app-1a2b3c4d.js
-- says: severity = low
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', is_hashed_name = 1, media = 'script', max_age_s = 86400, has_validator = 0, wire_bytes = 50000

-- bad: a second less is not
-- finds: /assets/app-1a2b3c4d.js
-- says: severity = high
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', is_hashed_name = 1, media = 'script', max_age_s = 86399, has_validator = 0, wire_bytes = 50000

-- bad: a day, and never to be stored
-- finds: /assets/app-1a2b3c4d.js
-- says: severity = high
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', is_hashed_name = 1, media = 'script', max_age_s = 86400, is_no_store = 1, wire_bytes = 50000

-- bad: a day, and to be asked for each time
-- finds: /assets/app-1a2b3c4d.js
-- says: severity = high
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', is_hashed_name = 1, media = 'script', max_age_s = 86400, is_no_cache = 1, has_validator = 0, wire_bytes = 50000

-- bad: an upload may look like it: a guess
-- finds: /img/hero-1a2b3c4d.png
-- says: (sure if its name changes
http_response: path = '/img/hero-1a2b3c4d.png', kind = 'asset', is_hashed_name = 1, media = 'image', max_age_s = 0, wire_bytes = 10000

-- bad: a picture of just 10 kB
-- finds: /img/hero-1a2b3c4d.png
-- says: severity = medium / certainty = likely
http_response: path = '/img/hero-1a2b3c4d.png', kind = 'asset', is_hashed_name = 1, media = 'image', max_age_s = 0, wire_bytes = 10000

-- bad: a byte less of a picture
-- finds: /img/hero-1a2b3c4d.png
-- says: severity = low / certainty = likely
http_response: path = '/img/hero-1a2b3c4d.png', kind = 'asset', is_hashed_name = 1, media = 'image', max_age_s = 0, wire_bytes = 9999

-- bad: a small script is waited for all the same
-- finds: /assets/app-1a2b3c4d.js
-- says: no browser and no CDN may use the copy that it has / # nginx
-- says: severity = medium / cause
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', is_hashed_name = 1, media = 'script', is_no_cache = 1, wire_bytes = 100

-- bad: a small font is not
-- finds: /f-1a2b3c4d.woff2
-- says: severity = low / cause
http_response: path = '/f-1a2b3c4d.woff2', kind = 'asset', is_hashed_name = 1, media = 'font', max_age_s = 0, wire_bytes = 100

-- bad: two builds have one name
-- finds: /app.*.js
http_response: path = '/app.3f2a9b1c.js', name = '/app.*.js', kind = 'asset', is_hashed_name = 1, media = 'script', max_age_s = 0

-- bad: a name that is more likely a fingerprint than a word is a guess, and so never high
-- finds: /a-CifdBAXK.js
-- says: (sure if its name changes
-- says: severity = medium / certainty = likely
-- says: (no fix)
http_response: path = '/a-CifdBAXK.js', kind = 'asset', is_hashed_name = 1, is_hash_sure = 0, media = 'script', is_no_store = 1, wire_bytes = 50000

-- not applicable: a name that is left in doubt
http_response: path = '/a-Bd_8651X.js', kind = 'asset', is_hashed_name = null, is_hash_sure = 0, media = 'script', is_no_store = 1

-- bad: an edge may keep it, and answers each time
-- finds: /assets/app-1a2b3c4d.js
-- says: severity = low
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', media = 'script', is_hashed_name = 1, max_age_s = 0, wire_bytes = 90000, has_validator = 0, edge_s = 2592000

-- bad: an edge may keep it for less
-- finds: /assets/app-1a2b3c4d.js
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', media = 'script', is_hashed_name = 1, max_age_s = 0, wire_bytes = 90000, has_validator = 0, edge_s = 2591999
