-- bad: one in ten
insert into redis_command values ('incr', 1000, 2.0, 0, 100);
-- good: scripts that were loaded anew, and a rare failure
insert into redis_command values ('evalsha', 1000, 2.0, 0, 300), ('get', 10000, 2.0, 0, 3);
