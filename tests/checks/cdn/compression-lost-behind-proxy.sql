-- bad: the default of nginx
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_compressed_behind_proxy = 0 where path = '/assets/app-1a2b3c4d.js';

-- good: gzip_proxied any
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);

-- not applicable: never compressed: another check
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_compressed = 0, is_compressed_behind_proxy = null where path = '/assets/app-1a2b3c4d.js';
