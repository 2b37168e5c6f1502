-- bad: a link to localhost
-- finds: http://localhost:3000
http_site:
http_local_address:
http_local_address: path = '/about'

-- good: none
http_site:
