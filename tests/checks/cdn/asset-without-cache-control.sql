-- bad: no header
-- finds: /logo.svg
http_response: path = '/logo.svg', kind = 'asset', has_cache_control = 0

-- bad: a plain name is told to ask each time
-- finds: /logo.svg
-- says: expires $kept_for;
http_response: path = '/logo.svg', kind = 'asset', has_cache_control = 0

-- good: no-cache is an answer
http_response: path = '/logo.svg', kind = 'asset', max_age_s = null, is_no_cache = 1

-- good: Expires is one too
http_response: path = '/logo.svg', kind = 'asset', max_age_s = 600

-- good: not found, a page, switched protocols
http_response: path = '/icon.svg', kind = 'asset', status = 404, has_cache_control = 0
http_response: path = '/icon.svg_2', has_cache_control = 0
http_response: path = '/logo.svg', kind = 'asset'
http_response: path = '/icon.svg_3', kind = 'asset', status = 101, has_cache_control = 0

-- not applicable: no good answer of an asset: switched protocols, a page, a redirect
http_response: path = '/logo.svg', kind = 'asset', status = 101
http_response: path = '/icon.svg'
http_response: path = '/map.svg', kind = 'asset', status = 302

-- bad: a browser can ask again
-- finds: /logo.svg
-- says: severity = low / cause = files of /img/ do not say how long they may be kept
http_response: path = '/logo.svg', folder = '/img/', kind = 'asset', has_cache_control = 0, wire_bytes = 20000

-- bad: it cannot even ask
-- finds: /logo.svg
-- says: severity = medium
http_response: path = '/logo.svg', kind = 'asset', has_cache_control = 0, has_validator = 0, wire_bytes = 10000

-- bad: it cannot ask, and is small
-- finds: /logo.svg
-- says: severity = low
http_response: path = '/logo.svg', kind = 'asset', has_cache_control = 0, has_validator = 0, wire_bytes = 9999

-- good: a fingerprint: another check
http_response: path = '/app.3f2a9b1c.js', kind = 'asset', has_cache_control = 0, is_hashed_name = 1
http_response: path = '/logo.svg', kind = 'asset'

-- not applicable: nothing but a fingerprint
http_response: path = '/app.3f2a9b1c.js', kind = 'asset', has_cache_control = 0, is_hashed_name = 1

-- bad: whatever its name is, nothing is said
-- finds: /a-Bd_8651X.js
http_response: path = '/a-Bd_8651X.js', kind = 'asset', has_cache_control = 0, is_hashed_name = null, is_hash_sure = 0
