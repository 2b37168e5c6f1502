-- bad: a page that is for all
-- finds: / sessionid
-- says: gets the same session / (no fix) / severity = high / cause = answers that set `sessionid` may be kept
http_response: is_for_all = 1
http_cookie: name = 'sessionid', is_session = 1, framework = 'django'
http_kept: keeper = 'shared cache', seconds = 600

-- bad: a file of which only the time lets it be kept
-- finds: /a.js sessionid
-- says: severity = medium
http_response: path = '/a.js', kind = 'asset'
http_cookie: path = '/a.js', kind = 'asset', name = 'sessionid', is_session = 1, framework = 'django'
http_kept: path = '/a.js', keeper = 'shared cache', seconds = 1

-- bad: a cookie that sounds like one
-- finds: / shop_session
-- says: (sure if the cookie tells one visitor from another) / (no fix) / severity = medium / certainty = likely
http_response: is_for_all = 1
http_cookie: name = 'shop_session', is_session = 1, framework = 'its own'
http_kept: keeper = 'shared cache', seconds = 600

-- good: no shared cache may keep it, though a browser may
http_response: is_for_all = 1
http_cookie: name = 'sessionid', is_session = 1, framework = 'django'
http_kept: seconds = 600
http_kept: keeper = 'shared cache', seconds = 0

-- good: another page may be kept
http_response:
http_response: path = '/about', is_for_all = 1
http_cookie: name = 'sessionid', is_session = 1, framework = 'django'
http_kept: keeper = 'shared cache', seconds = 0
http_kept: path = '/about', keeper = 'shared cache', seconds = 600

-- not applicable: no session, one that a guard or a balancer sets, and one of the sign-in
http_response: is_for_all = 1
http_response: path = '/b', is_for_all = 1
http_response: path = '/c', is_for_all = 1
http_cookie: name = 'theme', is_session = 0, framework = null
http_cookie: path = '/b', name = '__cf_bm', is_session = 1, is_of_guard = 1
http_cookie: path = '/c', name = 'AWSALB', is_session = 1, balancer = 'aws'
http_cookie: path = '/login', kind = 'sign-in', name = 'sessionid', is_session = 1
http_kept: keeper = 'shared cache', seconds = 600
http_kept: path = '/b', keeper = 'shared cache', seconds = 600
http_kept: path = '/c', keeper = 'shared cache', seconds = 600

-- bad: beside these one that is
-- finds: /d sessionid
http_response: path = '/b', is_for_all = 1
http_response: path = '/c', is_for_all = 1
http_response: path = '/d', is_for_all = 1
http_cookie: path = '/b', name = '__cf_bm', is_session = 1, is_of_guard = 1
http_cookie: path = '/c', name = 'AWSALB', is_session = 1, balancer = 'aws'
http_cookie: path = '/d', name = 'sessionid', is_session = 1, framework = 'django'
http_kept: path = '/b', keeper = 'shared cache', seconds = 600
http_kept: path = '/c', keeper = 'shared cache', seconds = 600
http_kept: path = '/d', keeper = 'shared cache', seconds = 600

-- good: a cookie that tells nobody apart, and one that a sign-in sets at the same address
http_response: is_for_all = 1
http_response: path = '/mine'
http_cookie: name = 'theme'
http_cookie: name = 'sessionid', kind = 'sign-in', is_session = 1, framework = 'django'
http_cookie: path = '/mine', name = 'sessionid', is_session = 1, framework = 'django'
http_kept: keeper = 'shared cache', seconds = 600
http_kept: path = '/mine', keeper = 'shared cache', seconds = 0
