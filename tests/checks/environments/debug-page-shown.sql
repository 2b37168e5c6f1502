-- bad: a stack trace of node
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_exposure values ('/x', 'debug-page', 'node stack trace');

-- good: a private file is another check
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_exposure values ('/x', 'private-file', 'environment file');

-- good: nothing
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
