-- bad: an asset by cookie
-- finds: /assets/app-1a2b3c4d.js
-- says: cause = files have Vary: Cookie
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', varies_by_cookie = 1

-- bad: a page by browser
-- finds: /
-- says: cause = Vary: User-Agent
http_response: varies_by_agent = 1

-- bad: by everything
-- finds: /assets/app-1a2b3c4d.js
-- says: cause = Vary: *
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset', varies_by_all = 1

-- bad: by who asks from where
-- finds: /
-- says: cause = Vary: x-forwarded-for
http_response: vary_each = 'x-forwarded-for'

-- bad: a page by cookie as it must be, and by where somebody came from
-- finds: /
-- says: cause = Vary: referer
http_response: varies_by_cookie = 1, vary_each = 'referer'

-- bad: what was not found, or switched protocols, does not matter
-- finds: /; /contact
http_response: varies_by_agent = 1
http_response: path = '/about', status = 404, varies_by_agent = 1
http_response: path = '/news', status = 101, varies_by_agent = 1
http_response: path = '/contact', varies_by_agent = 1

-- good: a page that depends on who is signed in
http_response: varies_by_cookie = 1

-- good: nothing but what few send
http_response: path = '/assets/app-1a2b3c4d.js', kind = 'asset'

-- not applicable: switched protocols, a redirect
http_response: status = 101
http_response: path = '/contact', status = 302

-- good: no cache may keep it in any case
http_response: path = '/mine', is_private = 1, varies_by_agent = 1
http_response: path = '/account', is_no_store = 1, varies_by_agent = 1
http_response:

-- not applicable: no cache may keep any
http_response: path = '/mine', is_private = 1
http_response: path = '/account', is_no_store = 1

-- bad: what is said of a browser
-- finds: /
-- says: / has one copy for each browser version
http_response: varies_by_agent = 1

-- bad: what is said of a file by cookie
-- finds: /a.js
-- says: /a.js is an asset with one copy for each visitor
http_response: path = '/a.js', kind = 'asset', varies_by_cookie = 1

-- bad: what is said of a page by cookie and address
-- finds: /
-- says: / has one copy for each `x-real-ip`
http_response: varies_by_cookie = 1, vary_each = 'x-real-ip'

-- bad: what is said of a file by address
-- finds: /a.js
-- says: /a.js has one copy for each `x-real-ip`
-- says: cause = Vary: x-real-ip
http_response: path = '/a.js', kind = 'asset', vary_each = 'x-real-ip'

-- bad: what is said of everything
-- finds: /a.js
-- says: /a.js varies by everything
http_response: path = '/a.js', kind = 'asset', varies_by_all = 1
