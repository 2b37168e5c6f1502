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

-- bad: only the ETag
-- finds: /a.js
-- says: severity = low / cause = ETags differ by instance
http_instance: is_same_etag = 0

-- bad: other code
-- finds: /a.js
-- says: severity = high / cause = the instances serve two builds
http_instance: is_same_body = 0

-- bad: other code, and the same ETag
-- finds: /a.js
-- says: severity = high / cause = the instances serve two builds
http_instance: is_same_body = 0, is_same_etag = 1

-- bad: no code
-- finds: /a.js
-- says: severity = high / cause = the instances serve two builds
http_instance: other_status = 404

-- bad: another picture
-- finds: /a.js
-- says: severity = medium
http_instance: media = 'image', is_same_body = 0

-- bad: no start page
-- finds: /a.js
-- says: severity = high
http_instance: is_asset = 0, media = 'html', other_status = 500

-- bad: two builds have one name
-- finds: /app.*.js
http_instance: path = '/app.3f2a9b1c.js', name = '/app.*.js', is_same_body = 0
