-- bad: a script that walks
insert into redis_command values ('evalsha', 5000, 2500.0, 0, 0);
-- good: fast commands, and one that was only tried out
insert into redis_command values ('get', 50000, 2.1, 0, 0), ('smembers', 3, 90000.0, 0, 0);
