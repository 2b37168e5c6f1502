-- bad: /.env
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_exposure values ('/.env', 'private-file', 'environment file');

-- good: nothing
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);

-- good: a debug page is another check
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_exposure values ('/x', 'debug-page', 'rust backtrace');
