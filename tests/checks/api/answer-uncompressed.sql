-- bad: 24 kB sent plain
insert into http_response values ('/api/v1/items', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);
update http_response set is_compressed = 0, is_compressed_behind_proxy = null, body_bytes = 24784, wire_bytes = 24784, gzip_saving_bytes = 22000 where path = '/api/v1/items';

-- good: compressed
insert into http_response values ('/api/v1/items', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);

-- good: a short answer
insert into http_response values ('/api/v1/items', 'api', 200, 'json', 1200, 5000, 0, 1, 1, 1, null, 0, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 1);
update http_response set is_compressed = 0, is_compressed_behind_proxy = null, body_bytes = 400, wire_bytes = 400, gzip_saving_bytes = 150 where path = '/api/v1/items';
