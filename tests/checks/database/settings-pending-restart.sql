-- bad: one waits
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('max_connections', '100', 100.0, 0, 1);

-- good: none waits
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('max_connections', '100', 100.0, 0, 0);
