-- bad: no header, no document
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_response values ('/api/v1/items', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);
update http_response set has_rate_limit = 0 where path = '/api/v1/items';
insert into http_response values ('/api/v1/users', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);
update http_response set has_rate_limit = 0 where path = '/api/v1/users';

-- good: one endpoint shows it: the others share the middleware or need none
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_response values ('/api/v1/items', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);
insert into http_response values ('/api/v1/users', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);
update http_response set has_rate_limit = 0 where path = '/api/v1/users';

-- good: the document promises 429
insert into http_site values ('http://shop.example/', 200, 1, 3, 1);
insert into http_response values ('/api/v1/items', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);
update http_response set has_rate_limit = 0 where path = '/api/v1/items';
