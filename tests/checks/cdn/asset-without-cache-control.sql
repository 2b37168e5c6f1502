-- bad: no header
insert into http_response values ('/logo.svg', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_hashed_name = 0, has_cache_control = 0, max_age_s = null, is_immutable = 0 where path = '/logo.svg';

-- bad: a name that never changes says nothing by itself
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set has_cache_control = 0, max_age_s = null, is_immutable = 0 where path = '/assets/app-1a2b3c4d.js';

-- good: no-cache is an answer
insert into http_response values ('/logo.svg', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_hashed_name = 0, max_age_s = null, is_no_cache = 1 where path = '/logo.svg';

-- good: Expires is one too
insert into http_response values ('/logo.svg', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_hashed_name = 0, max_age_s = 600, is_immutable = 0 where path = '/logo.svg';
