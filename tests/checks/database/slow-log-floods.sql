-- bad: every statement
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_min_duration_statement', '0', 0, 0, 0);

-- bad: all of them by name
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_statement', 'all', null, 0, 0);

-- good: the slow ones
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_min_duration_statement', '250', 250, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_statement', 'ddl', null, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_duration', 'off', null, 0, 0);

-- good: none
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_min_duration_statement', '-1', -1, 0, 0);
