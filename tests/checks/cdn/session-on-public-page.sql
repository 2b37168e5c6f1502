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

-- good: only the sign-in page does it
http_response:
http_response: path = '/login'
http_cookie: path = '/login', name = 'sessionid', is_session = 1

-- good: a cookie for the theme is no session
http_response:
http_cookie:
