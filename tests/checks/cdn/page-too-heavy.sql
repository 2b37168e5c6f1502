-- bad: five megabytes
-- finds: /
http_page: weight_bytes = 5000000

-- bad: a hundred pictures
-- finds: /
http_page: requests = 101

-- bad: many requests of just 4 MB
-- finds: /
-- says: a browser send
http_page: requests = 101, weight_bytes = 4096000

-- good: a usual page
http_page: requests = 25, weight_bytes = 1400000

-- good: at the edges: eighty requests, and 4 MB
http_page: requests = 80
http_page: path = '/about', weight_bytes = 4096000

-- bad: bytes cost
-- finds: /
-- says: severity = medium
http_page: weight_bytes = 4096001

-- bad: over HTTP/2 requests cost little
-- finds: /
-- says: severity = low
http_page: requests = 81, weight_bytes = 4096000
