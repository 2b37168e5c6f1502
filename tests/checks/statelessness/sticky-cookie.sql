-- bad: AWSALB
-- finds: AWSALB
http_response:
http_cookie: name = 'AWSALB', balancer = 'aws load balancer'

-- good: a bot cookie of the CDN
http_response:
http_cookie: name = '__cf_bm'

-- good: no cookie
http_response:

-- good: the cookie is of an address that was not looked at
http_response: path = '/api/v1/items'
http_cookie: name = 'AWSALB', balancer = 'aws load balancer'
