-- bad: 1,500 of 1,500
-- finds: /api/v1/items
http_list: large_page_items = 1500, has_next_on_large_page = 0

-- bad: only 40 rows yet, and the answer says limit 100000
-- finds: /api/v1/items
http_list: large_page_items = 40, is_large_page_echoed = 1, has_next_on_large_page = 0

-- good: refused
http_list: large_page_items = null, is_large_page_echoed = null, is_large_page_refused = 1, has_next_on_large_page = null

-- good: cut to 100, with a next page
http_list:

-- good: a thousand at once
http_list: large_page_items = 1000

-- good: it refuses the large page
http_list: large_page_items = 1500, is_large_page_refused = 1

-- not applicable: 40 rows in all: nothing can be told
http_list: large_page_items = 40, has_next_on_large_page = 0

-- not applicable: no parameter
http_list: limit_parameter = null, large_page_items = null, is_large_page_echoed = null, is_large_page_refused = null, has_next_on_large_page = null

-- not applicable: a thousand, and no more are said to follow
http_list: large_page_items = 1000, has_next_on_large_page = 0

-- bad: ten of the largest pages
-- finds: /api/v1/items
-- says: severity = high
http_list: large_page_items = 10000

-- bad: one item less
-- finds: /api/v1/items
-- says: severity = medium / cause = no list of the API has a largest page
http_list: large_page_items = 9999

-- bad: one more than a largest page
-- finds: /api/v1/items
-- says: 1001 items in one answer
-- says: severity = medium / cause
http_list: large_page_items = 1001

-- bad: an app may say so and keep a lower limit: a guess
-- finds: /api/v1/items
-- says: says that it took limit=100000 (sure once
-- says: severity = medium / certainty = likely
http_list: large_page_items = 1000, is_large_page_echoed = 1
