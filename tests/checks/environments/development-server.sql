-- bad: runserver
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_exposure values ('/', 'development-server', 'django runserver');

-- good: nothing
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
