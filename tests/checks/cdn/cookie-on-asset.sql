-- bad: a session on a script
-- finds: /assets/app-1a2b3c4d.js connect.sid
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset'
http_cookie: path = '/assets/app-1a2b3c4d.js', kind = 'asset', name = 'connect.sid'

-- bad: the cookie of a load balancer does the same
-- finds: /assets/app-1a2b3c4d.js AWSALB
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset'
http_cookie: path = '/assets/app-1a2b3c4d.js', kind = 'asset', name = 'AWSALB'

-- good: a cookie on the page is no cookie on the asset
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset'
http_cookie: name = 'connect.sid'

-- good: the bot cookie of a CDN that caches none the less
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset'
http_cookie: path = '/assets/app-1a2b3c4d.js', kind = 'asset', name = '__cf_bm'
