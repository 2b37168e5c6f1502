-- bad: a year under a fixed name
insert into http_response values ('/js/app.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_hashed_name = 0 where path = '/js/app.js';

-- bad: immutable for an hour
insert into http_response values ('/js/app.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_hashed_name = 0, max_age_s = 3600 where path = '/js/app.js';

-- good: asked for again each time
insert into http_response values ('/js/app.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_hashed_name = 0, is_no_cache = 1 where path = '/js/app.js';

-- good: an hour
insert into http_response values ('/js/app.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_hashed_name = 0, max_age_s = 3600, is_immutable = 0 where path = '/js/app.js';

-- good: the version is in the query
insert into http_response values ('/js/app.js?v=abc', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_hashed_name = 0, is_versioned = 1 where path = '/js/app.js?v=abc';

-- not applicable: a picture may be old
insert into http_response values ('/logo.png', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_hashed_name = 0, media = 'image' where path = '/logo.png';
