-- bad: a session on a script
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
insert into http_cookie values ('/assets/app-1a2b3c4d.js', 'asset', 'connect.sid', 1, 'memory', 'express-session', null);

-- bad: the cookie of a load balancer does the same
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
insert into http_cookie values ('/assets/app-1a2b3c4d.js', 'asset', 'AWSALB', 0, null, null, 'aws load balancer');

-- good: a cookie on the page is no cookie on the asset
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
insert into http_cookie values ('/', 'page', 'connect.sid', 1, null, null, null);

-- good: the bot cookie of a CDN that caches none the less
insert into http_response values ('/assets/app-1a2b3c4d.js', 'asset', 200, 'script', 9000, 30000, 0, 1, 1, 1, 31536000, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0);
insert into http_cookie values ('/assets/app-1a2b3c4d.js', 'asset', '__cf_bm', 0, null, null, null);
