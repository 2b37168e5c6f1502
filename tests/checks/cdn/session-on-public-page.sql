-- bad: every page does it
-- finds: / connect.sid; /about connect.sid
http_response:
http_response: path = '/about'
http_cookie: name = 'connect.sid', is_session = 1
http_cookie: path = '/about', name = 'connect.sid', is_session = 1

-- bad: the start page does it
-- finds: / connect.sid
http_response: is_start = 1
http_cookie: name = 'connect.sid', is_session = 1

-- bad: a file, a redirect and switched protocols do not matter
-- finds: / connect.sid
http_response: is_start = 1
http_response: path = '/api', kind = 'asset', is_start = 1
http_response: path = '/old', status = 302, is_start = 1
http_response: path = '/ws', status = 101, is_start = 1
http_cookie: name = 'connect.sid', is_session = 1
http_cookie: path = '/api', name = 'connect.sid', is_session = 1
http_cookie: path = '/old', name = 'connect.sid', is_session = 1
http_cookie: path = '/ws', name = 'connect.sid', is_session = 1

-- bad: a cookie of another page is none of this one
-- finds: / connect.sid
http_response: is_start = 1
http_response: path = '/about', is_start = 1
http_cookie: name = 'connect.sid', is_session = 1

-- bad: a page for everybody
-- finds: / connect.sid
-- says: so no CDN can keep the page / (no fix) / severity = medium / cause = `connect.sid` is set before anybody signs in
http_response: is_start = 1
http_cookie: name = 'connect.sid', is_session = 1, framework = 'express-session'

-- bad: it says itself that it is for one visitor
-- finds: / connect.sid
-- says: severity = low
http_response: is_start = 1, is_private = 1
http_cookie: name = 'connect.sid', is_session = 1

-- bad: it says so in another way
-- finds: / connect.sid
-- says: severity = low
http_response: is_start = 1, is_no_store = 1
http_cookie: name = 'connect.sid', is_session = 1

-- bad: a name that only sounds like a session: a guess
-- finds: / tour-session
-- says: (sure if the cookie tells
-- says: severity = medium / certainty = likely
http_response: is_start = 1
http_cookie: name = 'tour-session', is_session = 1, framework = 'its own'

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

-- good: the session is a file's
http_response:
http_response: path = '/login', kind = 'asset'
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

-- not applicable: switched protocols, a file, a redirect
http_response: status = 101
http_response: path = '/about', kind = 'asset'
http_response: path = '/contact', status = 302

-- bad: two cookies are two faults
-- finds: / PHPSESSID; / connect.sid
http_response: is_start = 1
http_cookie: name = 'connect.sid', is_session = 1
http_cookie: name = 'PHPSESSID', is_session = 1
