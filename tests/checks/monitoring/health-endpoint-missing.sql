-- bad: none
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);

-- good: /healthz
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_health values ('/healthz', 200, 0);

-- good: one that says that it is ill is there
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_health values ('/healthz', 503, 0);
