-- bad: all 1,500 products
-- finds: /api/v1/items
http_list: items = 1500, body_bytes = 90000, has_next = 0, limit_parameter = null

-- bad: few and fat
-- finds: /api/v1/items
http_list: items = 40, body_bytes = 400000, has_next = 0, limit_parameter = null

-- bad: a limit that is there, and 5,000 without it
-- finds: /api/v1/items
http_list: items = 5000, body_bytes = 900000, has_next = 0

-- good: twelve countries need no pages
http_list: items = 12, has_next = 0, limit_parameter = null

-- good: a page of 200 that names the next
http_list: items = 200, limit_parameter = null

-- good: pages by limit
http_list:
