-- bad: none
insert into http_response values ('/', 'page', 200, 'html', 2000, 6000, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0);
update http_response set has_request_id = 0 where path = '/';
insert into http_response values ('/api/v1/items', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);
update http_response set has_request_id = 0 where path = '/api/v1/items';

-- good: the endpoints do, the static page does not
insert into http_response values ('/', 'page', 200, 'html', 2000, 6000, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0);
update http_response set has_request_id = 0 where path = '/';
insert into http_response values ('/api/v1/items', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);

-- bad: on assets it helps nobody
insert into http_response values ('/', 'page', 200, 'html', 2000, 6000, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0);
update http_response set has_request_id = 0 where path = '/';
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
