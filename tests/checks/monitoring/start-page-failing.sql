-- bad: 500
insert into http_site values ('http://shop.example/', 500, 1, 3, 0);

-- good: 200
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);

-- good: an API alone has no start page
insert into http_site values ('http://shop.example/', 404, 1, 3, 0);

-- good: behind a password
insert into http_site values ('http://shop.example/', 401, 1, 3, 0);
