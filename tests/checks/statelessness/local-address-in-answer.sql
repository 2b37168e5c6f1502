-- bad: a link to localhost
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
insert into http_local_address values ('/', 'http://localhost:3000');
insert into http_local_address values ('/about', 'http://localhost:3000');

-- good: none
insert into http_site values ('http://shop.example/', 200, 1, 3, 0);
