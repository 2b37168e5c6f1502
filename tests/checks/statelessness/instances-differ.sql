-- bad: missing on one
insert into http_instance values ('/a.js', 1, 200, 404, 0, 0);

-- bad: two builds
insert into http_instance values ('/a.js', 1, 200, 200, 0, 0);

-- bad: two ETags
insert into http_instance values ('/a.js', 1, 200, 200, 1, 0);

-- good: a page with the time in it
insert into http_instance values ('/', 0, 200, 200, 1, 1);
insert into http_instance values ('/now', 0, 200, 200, 0, 0);

-- good: the same
insert into http_instance values ('/a.js', 1, 200, 200, 1, 1);
