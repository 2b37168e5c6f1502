-- bad: every page does it
insert into http_response values ('/', 'page', 200, 'html', 2000, 6000, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0);
insert into http_response values ('/about', 'page', 200, 'html', 2000, 6000, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0);
insert into http_cookie values ('/', 'page', 'connect.sid', 1, null, null, null);
insert into http_cookie values ('/about', 'page', 'connect.sid', 1, null, null, null);

-- bad: the only page does it
insert into http_response values ('/', 'page', 200, 'html', 2000, 6000, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0);
insert into http_cookie values ('/', 'page', 'connect.sid', 1, null, null, null);

-- good: only the sign-in page does it
insert into http_response values ('/', 'page', 200, 'html', 2000, 6000, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0);
insert into http_response values ('/login', 'page', 200, 'html', 2000, 6000, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0);
insert into http_cookie values ('/login', 'page', 'sessionid', 1, null, null, null);

-- good: a cookie for the theme is no session
insert into http_response values ('/', 'page', 200, 'html', 2000, 6000, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 0);
insert into http_cookie values ('/', 'page', 'theme', 0, null, null, null);
