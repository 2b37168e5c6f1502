-- bad: five megabytes
-- finds: /
http_page: weight_bytes = 5000000

-- bad: a hundred pictures
-- finds: /
http_page: requests = 101

-- good: a usual page
http_page: requests = 25, weight_bytes = 1400000
