-- bad: 1,500 of 1,500
insert into http_list values ('/api/v1/items', 20, 4000, 1, 'limit', 1500, 0, 0, 0);

-- bad: only 40 rows yet, and the answer says limit 100000
insert into http_list values ('/api/v1/items', 20, 4000, 1, 'limit', 40, 1, 0, 0);

-- good: refused
insert into http_list values ('/api/v1/items', 20, 4000, 1, 'limit', null, null, 1, null);

-- good: cut to 100, with a next page
insert into http_list values ('/api/v1/items', 20, 4000, 1, 'limit', 100, 0, 0, 1);

-- not applicable: 40 rows in all: nothing can be told
insert into http_list values ('/api/v1/items', 20, 4000, 1, 'limit', 40, 0, 0, 0);

-- not applicable: no parameter
insert into http_list values ('/api/v1/items', 20, 4000, 1, null, null, null, null, null);
