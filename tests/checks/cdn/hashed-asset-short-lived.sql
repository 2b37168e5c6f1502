-- bad: the default of express: public, max-age=0
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set max_age_s = 0, is_immutable = 0 where path = '/assets/app-1a2b3c4d.js';

-- bad: nothing is said
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set max_age_s = null, is_immutable = 0, has_cache_control = 0 where path = '/assets/app-1a2b3c4d.js';

-- bad: no-cache beats a long age, which other audits skip in silence
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_no_cache = 1 where path = '/assets/app-1a2b3c4d.js';

-- bad: private keeps every CDN out
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_private = 1 where path = '/assets/app-1a2b3c4d.js';

-- good: a year and immutable
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);

-- good: 30 days without immutable
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set max_age_s = 2592000, is_immutable = 0 where path = '/assets/app-1a2b3c4d.js';

-- not applicable: a name without fingerprint is another matter
insert into http_response values ('/app.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set is_hashed_name = 0, max_age_s = 0 where path = '/app.js';

-- not applicable: a missing file
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set status = 404, max_age_s = 0 where path = '/assets/app-1a2b3c4d.js';
