-- bad: AWSALB
insert into http_response values ('/', 'page', 200, 'html', 2000, 6000, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0);
insert into http_cookie values ('/', 'page', 'AWSALB', 0, null, null, 'aws load balancer');

-- good: a bot cookie of the CDN
insert into http_response values ('/', 'page', 200, 'html', 2000, 6000, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0);
insert into http_cookie values ('/', 'page', '__cf_bm', 0, null, null, null);

-- good: no cookie
insert into http_response values ('/', 'page', 200, 'html', 2000, 6000, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0);
