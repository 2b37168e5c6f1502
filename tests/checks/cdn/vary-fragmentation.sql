-- bad: an asset by cookie
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set varies_by_cookie = 1, vary_fields = 2 where path = '/assets/app-1a2b3c4d.js';

-- bad: a page by browser
insert into http_response values ('/', 'page', 200, 'html', 2000, 6000, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0);
update http_response set varies_by_agent = 1, vary_fields = 2 where path = '/';

-- bad: by everything
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set varies_by_all = 1 where path = '/assets/app-1a2b3c4d.js';

-- bad: by four headers
insert into http_response values ('/', 'page', 200, 'html', 2000, 6000, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0);
update http_response set vary_fields = 4 where path = '/';

-- good: a page that depends on who is signed in
insert into http_response values ('/', 'page', 200, 'html', 2000, 6000, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0);
update http_response set varies_by_cookie = 1, vary_fields = 2 where path = '/';

-- good: by encoding and origin
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
update http_response set vary_fields = 2 where path = '/assets/app-1a2b3c4d.js';
