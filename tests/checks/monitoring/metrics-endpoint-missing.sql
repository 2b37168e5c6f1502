-- bad: none
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);

-- good: /metrics
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_metrics values ('/metrics', 1, 40, 300, 1);

-- good: one behind a token
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_metrics values ('/metrics', 0, 0, 0, 0);
