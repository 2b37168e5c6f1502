-- bad: an ETag that is ignored
insert into http_response values ('/app.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_hashed_name = 0, is_revalidated = 0 where path = '/app.js';

-- bad: no validator
insert into http_response values ('/app.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_hashed_name = 0, has_validator = 0, is_revalidated = null where path = '/app.js';

-- good: a 304
insert into http_response values ('/app.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_hashed_name = 0 where path = '/app.js';

-- good: the content changed between the two requests
insert into http_response values ('/app.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_hashed_name = 0, is_revalidated = null where path = '/app.js';

-- good: a small file without validator
insert into http_response values ('/app.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_hashed_name = 0, has_validator = 0, is_revalidated = null, body_bytes = 900 where path = '/app.js';

-- good: it never changes, and is never asked for again
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set has_validator = 0, is_revalidated = null where path = '/assets/app-1a2b3c4d.js';
