-- bad: none
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_sdk values ('sentry', 'errors', '/app.js', 1);

-- bad: a key is missing
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_sdk values ('posthog', 'analytics', '/app.js', 0);

-- good: there
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_sdk values ('plausible', 'analytics', '/app.js', null);

-- not applicable: no scripts
insert into http_site values ('http://shop.example/', 200, 1, 0, 0);
