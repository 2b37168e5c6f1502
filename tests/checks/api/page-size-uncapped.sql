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
