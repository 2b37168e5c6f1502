-- bad: five megabytes
insert into http_page values ('/', 12, 5000000);

-- bad: a hundred pictures
insert into http_page values ('/', 101, 900000);

-- good: a usual page
insert into http_page values ('/', 25, 1400000);
