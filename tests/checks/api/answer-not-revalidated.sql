-- bad: no ETag
insert into http_response values ('/api/v1/items', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);
update http_response set is_no_store = 0, body_bytes = 50000, has_validator = 0, is_revalidated = null where path = '/api/v1/items';

-- bad: an ETag that is ignored
insert into http_response values ('/api/v1/items', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);
update http_response set is_no_store = 0, body_bytes = 50000, is_revalidated = 0 where path = '/api/v1/items';

-- good: 304
insert into http_response values ('/api/v1/items', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);
update http_response set is_no_store = 0, body_bytes = 50000 where path = '/api/v1/items';

-- not applicable: short
insert into http_response values ('/api/v1/items', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);
update http_response set is_no_store = 0 where path = '/api/v1/items';
