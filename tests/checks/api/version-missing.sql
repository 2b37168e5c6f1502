-- bad: one of two
insert into http_response values ('/api/v1/items', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);
insert into http_response values ('/api/users', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);
update http_response set is_versioned = 0 where path = '/api/users';

-- good: in the path
insert into http_response values ('/api/v1/items', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);

-- good: in a header, with no trace of it in the path
insert into http_response values ('/api/items', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);
update http_response set is_versioned = 1 where path = '/api/items';
