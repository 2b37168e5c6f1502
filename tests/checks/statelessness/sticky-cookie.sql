-- bad: AWSALB
-- finds: AWSALB
http_site:
http_cookie: name = 'AWSALB', balancer = 'aws load balancer'

-- good: a bot cookie of the CDN
http_site:
http_cookie: name = '__cf_bm'

-- good: no cookie
http_site:

-- bad: a name that an app may use as well: a guess, and one for all pages
-- finds: route
-- says: (sure if the app does not
-- says: certainty = likely / cause = the load balancer sets `route`
http_site:
http_cookie: name = 'route', balancer = 'nginx ingress'
http_cookie: path = '/about', name = 'route', is_first = 0, balancer = 'nginx ingress'

-- bad: a name that is only a balancer's
-- finds: AWSALB
-- says: to one instance / (no fix) / cause = the load balancer sets `AWSALB`
http_site:
http_cookie: name = 'AWSALB', balancer = 'aws load balancer'

-- bad: only an endpoint sets it
-- finds: AWSALB
http_site:
http_endpoint_cookie: name = 'AWSALB', balancer = 'aws load balancer'
