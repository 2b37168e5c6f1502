-- bad: a thousand on four processors
update plan set database_cores = 4;
insert into db_setting values ('max_connections', '1000', 1000.0, 0, 0);

-- good: the default on a small machine
update plan set database_cores = 2;
insert into db_setting values ('max_connections', '100', 100.0, 0, 0);

-- good: many on a large machine
update plan set database_cores = 64;
insert into db_setting values ('max_connections', '500', 500.0, 0, 0);

-- not applicable: the processors are not known
insert into db_setting values ('max_connections', '1000', 1000.0, 0, 0);
