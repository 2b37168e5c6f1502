-- bad: an asset by cookie
-- finds: /assets/app-1a2b3c4d.js
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', varies_by_cookie = 1, vary_fields = 2

-- bad: a page by browser
-- finds: /
http_response: varies_by_agent = 1, vary_fields = 2

-- bad: by everything
-- finds: /assets/app-1a2b3c4d.js
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', varies_by_all = 1

-- bad: by four headers
-- finds: /
http_response: vary_fields = 4

-- good: a page that depends on who is signed in
http_response: varies_by_cookie = 1, vary_fields = 2

-- good: by encoding and origin
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', vary_fields = 2
