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
