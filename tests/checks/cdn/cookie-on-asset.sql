-- bad: a session on a script
-- finds: /assets/app-1a2b3c4d.js connect.sid
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset'
http_cookie: path = '/assets/app-1a2b3c4d.js', kind = 'asset', name = 'connect.sid'

-- bad: the cookie of a load balancer does the same
-- finds: /assets/app-1a2b3c4d.js AWSALB
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset'
http_cookie: path = '/assets/app-1a2b3c4d.js', kind = 'asset', name = 'AWSALB'

-- bad: the cookie of what was not found does not matter
-- finds: /assets/app-1a2b3c4d.js connect.sid
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset'
http_cookie: path = '/assets/app-1a2b3c4d.js', kind = 'asset', name = 'connect.sid'
http_response: path = '/assets/vendor-5e6f7a8b.js', kind = 'asset', status = 404
http_cookie: path = '/assets/vendor-5e6f7a8b.js', kind = 'asset', name = 'connect.sid'

-- bad: the cookie of a page does not matter
-- finds: /assets/app-1a2b3c4d.js AWSALB
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset'
http_cookie: path = '/assets/app-1a2b3c4d.js', kind = 'asset', name = 'AWSALB'
http_response: path = '/assets/vendor-5e6f7a8b.js'
http_cookie: path = '/assets/vendor-5e6f7a8b.js', kind = 'asset', name = 'AWSALB'

-- bad: the cookie of switched protocols does not matter
-- finds: /assets/app-1a2b3c4d.js connect.sid
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset'
http_cookie: path = '/assets/app-1a2b3c4d.js', kind = 'asset', name = 'connect.sid'
http_response: path = '/assets/vendor-5e6f7a8b.js', kind = 'asset', status = 101
http_cookie: path = '/assets/vendor-5e6f7a8b.js', kind = 'asset', name = 'connect.sid'

-- good: a cookie on the page is no cookie on the asset
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset'
http_cookie: name = 'connect.sid'

-- good: the bot cookie of a CDN that caches none the less
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset'
http_cookie: path = '/assets/app-1a2b3c4d.js', kind = 'asset', name = '__cf_bm', is_of_guard = 1

-- good: the cookie is of a page, or of another address
http_response: kind = 'asset'
http_cookie: name = 'connect.sid'
http_cookie: path = '/assets/app-1a2b3c4d.js', kind = 'asset', name = 'connect.sid'

-- not applicable: no good answer of an asset: switched protocols, a page, a redirect
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', status = 101
http_response: path = '/assets/vendor-5e6f7a8b.js'
http_response: path = '/assets/style-9c0d1e2f.css', kind = 'asset', status = 302

-- bad: caches may keep the file with the session
-- finds: /app.js sid
-- says: severity = high / cause = the cookie `sid` is set with files
http_response: path = '/app.js', kind = 'asset', max_age_s = 1, wire_bytes = 10
http_cookie: path = '/app.js', kind = 'asset', name = 'sid', is_session = 1

-- bad: it is stale at once
-- finds: /a.js sid
-- says: severity = low
http_response: path = '/a.js', kind = 'asset', max_age_s = 0, wire_bytes = 10
http_cookie: path = '/a.js', kind = 'asset', name = 'sid', is_session = 1

-- bad: it may not be stored
-- finds: /a.js sid
-- says: severity = low
http_response: path = '/a.js', kind = 'asset', is_no_store = 1, wire_bytes = 10
http_cookie: path = '/a.js', kind = 'asset', name = 'sid', is_session = 1

-- bad: it is asked for again each time
-- finds: /a.js sid
-- says: severity = low
http_response: path = '/a.js', kind = 'asset', is_no_cache = 1, wire_bytes = 10
http_cookie: path = '/a.js', kind = 'asset', name = 'sid', is_session = 1

-- bad: it is one visitor's
-- finds: /a.js sid
-- says: severity = low
http_response: path = '/a.js', kind = 'asset', is_private = 1, wire_bytes = 10
http_cookie: path = '/a.js', kind = 'asset', name = 'sid', is_session = 1

-- bad: each request costs the app just 10 kB
-- finds: /app.*.js theme
-- says: severity = medium
http_response: path = '/app.3f2a9b1c.js', name = '/app.*.js', kind = 'asset', wire_bytes = 10000
http_cookie: path = '/app.3f2a9b1c.js', kind = 'asset'

-- bad: a byte less
-- finds: /app.js theme
-- says: severity = low
http_response: path = '/app.js', kind = 'asset', wire_bytes = 9999
http_cookie: path = '/app.js', kind = 'asset'
