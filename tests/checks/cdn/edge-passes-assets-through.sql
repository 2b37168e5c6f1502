-- bad: never a hit
-- finds: https://shop.example/app.js
http_edge: hits = 0

-- bad: a page, and a file without a CDN, beside files that are passed through
-- finds: https://shop.example/app.js; https://shop.example/app.js_3
http_edge: hits = 0
http_edge: url = 'https://shop.example/app.js_2', is_asset = 0, hits = 0
http_edge: url = 'https://shop.example/app.js_3', hits = 0
http_edge: url = 'https://shop.example/app.js_2_2', vendor = null, hits = 0

-- good: a hit on the third request
http_edge: vendor = 'akamai', hits = 1

-- good: it may not be kept
http_edge: hits = 0, is_storable = 0
http_edge: url = 'https://shop.example/app.js_2'

-- not applicable: the app forbids it: another check
http_edge: hits = 0, is_storable = 0

-- not applicable: a page, and a file without a CDN
http_edge: is_asset = 0
http_edge: url = 'https://shop.example/app.js_2', vendor = null

-- bad: an edge of many machines looks like it: a guess
-- finds: https://shop.example/app.js
-- says: certainty = likely / cause = cloudflare keeps no files
http_edge: hits = 0
