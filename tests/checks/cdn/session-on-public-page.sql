-- bad: every page does it
-- finds: /; /about
http_response:
http_response: path = '/about'
http_cookie: name = 'connect.sid', is_session = 1
http_cookie: path = '/about', name = 'connect.sid', is_session = 1

-- bad: the only page does it
-- finds: /
http_response:
http_cookie: name = 'connect.sid', is_session = 1

-- bad: the only page that answers, beside switched protocols
-- finds: /login
http_response: status = 101
http_response: path = '/login'
http_cookie: path = '/login', name = 'sessionid', is_session = 1

-- bad: the only page, beside an endpoint
-- finds: /login
http_response: kind = 'api'
http_response: path = '/login'
http_cookie: path = '/login', name = 'sessionid', is_session = 1

-- bad: the only page that answers, beside a redirect
-- finds: /login
http_response: status = 302
http_response: path = '/login'
http_cookie: path = '/login', name = 'sessionid', is_session = 1

-- good: only the sign-in page does it
http_response:
http_response: path = '/login'
http_cookie: path = '/login', name = 'sessionid', is_session = 1

-- good: a cookie for the theme is no session
http_response:
http_cookie:

-- good: one page of two, and it switches protocols
http_response:
http_response: path = '/login', status = 101
http_cookie: path = '/login', name = 'sessionid', is_session = 1

-- good: the cookie is an asset's
http_response:
http_cookie: kind = 'asset', name = 'connect.sid', is_session = 1

-- good: the session is an endpoint's
http_response:
http_response: path = '/login', kind = 'api'
http_cookie: path = '/login', name = 'sessionid', is_session = 1

-- good: the session is a redirect's
http_response:
http_response: path = '/login', status = 302
http_cookie: path = '/login', name = 'sessionid', is_session = 1

-- good: one session, and one cookie that is none
http_response:
http_response: path = '/about'
http_cookie: name = 'connect.sid'
http_cookie: path = '/about', name = 'connect.sid', is_session = 1

-- good: one session of a page, and one of an asset
http_response:
http_response: path = '/about'
http_cookie: kind = 'asset', name = 'connect.sid', is_session = 1
http_cookie: path = '/about', name = 'connect.sid', is_session = 1

-- not applicable: switched protocols, an endpoint, a redirect
http_response: status = 101
http_response: path = '/about', kind = 'api'
http_response: path = '/contact', status = 302
