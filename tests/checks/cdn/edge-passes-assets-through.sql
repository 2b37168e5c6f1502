-- bad: never a hit
-- finds: https://shop.example/app.js
http_edge: hits = 0

-- good: a hit on the third request
http_edge: vendor = 'akamai', hits = 1

-- not applicable: the app forbids it: another check
http_edge: hits = 0, is_storable = 0
