-- bad: none
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);

-- bad: counting visitors is not tracking errors
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_sdk values ('plausible', 'analytics', '/app.js', 1);

-- good: there
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_sdk values ('sentry', 'errors', '/app.js', 1);

-- good: there and not set up: another check
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_sdk values ('sentry', 'errors', '/app.js', 0);

-- not applicable: no scripts
insert into http_site values ('http://shop.example/', 200, 1, 0, 0);
