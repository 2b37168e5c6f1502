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
http_cookie: path = '/assets/app-1a2b3c4d.js', kind = 'asset', name = '__cf_bm'

-- good: the cookie is of a page, or of another address
http_response: kind = 'asset'
http_cookie: name = 'connect.sid'
http_cookie: path = '/assets/app-1a2b3c4d.js', kind = 'asset', name = 'connect.sid'

-- not applicable: no good answer of an asset: switched protocols, a page, a redirect
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', status = 101
http_response: path = '/assets/vendor-5e6f7a8b.js'
http_response: path = '/assets/style-9c0d1e2f.css', kind = 'asset', status = 302
