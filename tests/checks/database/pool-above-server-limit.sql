-- bad: four copies with forty each
update plan set instances = 4, pool_size = 40;
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('max_connections', '100', 100.0, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('superuser_reserved_connections', '3', 3.0, 0, 0);

-- bad: they just fit, and leave no room for a deploy
update plan set instances = 4, pool_size = 24;
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('max_connections', '100', 100.0, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('superuser_reserved_connections', '3', 3.0, 0, 0);

-- good: four copies with fifteen each
update plan set instances = 4, pool_size = 15;
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('max_connections', '100', 100.0, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('superuser_reserved_connections', '3', 3.0, 0, 0);

-- not applicable: the plan says nothing
update plan set instances = null, pool_size = null;
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('max_connections', '100', 100.0, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('superuser_reserved_connections', '3', 3.0, 0, 0);

-- bad: the plan says only the copies, and one machine has forty sessions now
update plan set instances = 4;
insert into db_client values ('web', 'app', 1, 40, 40);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('max_connections', '100', 100.0, 0, 0);

-- good: the plan says only the pool, and two machines are there
update plan set pool_size = 20;
insert into db_client values ('web', 'app', 2, 12, 6), ('worker', 'app', 1, 2, 2);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('max_connections', '100', 100.0, 0, 0);

-- undecided: the plan says only the pool, and nobody is connected
update plan set pool_size = 20;
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('max_connections', '100', 100.0, 0, 0);
