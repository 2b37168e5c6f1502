-- bad: open to all
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_metrics values ('/metrics', 1, 40, 300, 1);

-- good: it asks for credentials
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_metrics values ('/metrics', 0, 0, 0, 0);

-- not applicable: localhost
insert into http_site values ('http://shop.example/', 200, 0, 3, 0);
insert into http_metrics values ('/metrics', 1, 40, 300, 1);
