-- bad: a bundle sent plain
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_compressed = 0, gzip_saving_bytes = 21000, wire_bytes = 30000 where path = '/assets/app-1a2b3c4d.js';

-- good: a bundle sent compressed
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);

-- good: a small file is not worth it
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_compressed = 0, gzip_saving_bytes = 900, body_bytes = 1300, wire_bytes = 1300 where path = '/assets/app-1a2b3c4d.js';

-- good: a picture does not shrink
insert into http_response values ('/a.png', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set media = 'image', is_compressed = 0, gzip_saving_bytes = 2000, body_bytes = 90000, wire_bytes = 90000 where path = '/a.png';
