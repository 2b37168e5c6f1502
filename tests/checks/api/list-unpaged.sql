-- bad: all 1,500 products
insert into http_list values ('/api/v1/items', 1500, 90000, 0, null, null, null, null, null);

-- bad: few and fat
insert into http_list values ('/api/v1/items', 40, 400000, 0, null, null, null, null, null);

-- bad: a limit that is there, and 5,000 without it
insert into http_list values ('/api/v1/items', 5000, 900000, 0, 'limit', null, null, null, null);

-- good: twelve countries need no pages
insert into http_list values ('/api/v1/items', 12, 4000, 0, null, null, null, null, null);

-- good: a page of 200 that names the next
insert into http_list values ('/api/v1/items', 200, 4000, 1, null, null, null, null, null);

-- good: pages by limit
insert into http_list values ('/api/v1/items', 20, 4000, 1, 'limit', null, null, null, null);
