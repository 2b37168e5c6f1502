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

-- bad: by four headers, and none that is known for it
-- finds: /
-- says: varies by 4
http_response: vary_fields = 4

-- bad: what was not found does not matter
-- finds: /; /contact
http_response: vary_fields = 4
http_response: path = '/about', status = 404, vary_fields = 4
http_response: path = '/contact', vary_fields = 4

-- bad: switched protocols do not matter
-- finds: /
http_response: vary_fields = 4
http_response: path = '/about', status = 101, vary_fields = 4

-- good: a page that depends on who is signed in
http_response: varies_by_cookie = 1, vary_fields = 2

-- good: by encoding and origin
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', vary_fields = 2

-- good: at the edge: by three headers
http_response: vary_fields = 3

-- not applicable: switched protocols, a redirect
http_response: status = 101
http_response: path = '/contact', status = 302

-- bad: all that is asked for differs
-- finds: /a
-- says: severity = medium / cause = Vary: *
http_response: path = '/a', varies_by_all = 1, vary_fields = 1

-- bad: one copy a browser
-- finds: /a
-- says: severity = medium / cause = Vary: User-Agent
http_response: path = '/a', varies_by_agent = 1, vary_fields = 1

-- bad: one copy a visitor
-- finds: /a
-- says: severity = medium / cause = files have Vary: Cookie
http_response: path = '/a', kind = 'asset', varies_by_cookie = 1, vary_fields = 1

-- bad: one copy a visitor of a page is as it must be
-- finds: /a
-- says: severity = low / cause = Vary names many headers
http_response: path = '/a', varies_by_cookie = 1, vary_fields = 4

-- bad: many headers of a file
-- finds: /a
-- says: severity = low / cause = Vary names many headers
http_response: path = '/a', kind = 'asset', vary_fields = 4

-- good: no cache may keep it in any case
http_response: path = '/mine', is_private = 1, varies_by_agent = 1
http_response: path = '/account', is_no_store = 1, varies_by_agent = 1
http_response:

-- not applicable: no cache may keep any
http_response: path = '/mine', is_private = 1
http_response: path = '/account', is_no_store = 1
