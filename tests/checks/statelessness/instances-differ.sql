-- bad: missing on one
-- finds: /a.js
http_instance: other_status = 404, is_same_body = 0, is_same_etag = 0

-- bad: two builds
-- finds: /a.js
http_instance: is_same_body = 0, is_same_etag = 0

-- bad: two ETags
-- finds: /a.js
http_instance: is_same_etag = 0

-- bad: the same content, and another ETag
-- finds: /a.js
-- says: /a.js has another
http_instance: is_same_etag = 0

-- bad: other content, and another status
-- finds: /a.js; /b.js
http_instance: is_same_body = 0
http_instance: path = '/b.js', status = 101

-- good: a page with the time in it
http_instance: path = '/', is_asset = 0
http_instance: path = '/now', is_asset = 0, is_same_body = 0, is_same_etag = 0

-- good: the same
http_instance:
