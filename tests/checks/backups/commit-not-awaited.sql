-- bad: off for all
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('synchronous_commit', 'off', null, 0, 0);

-- good: on
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('synchronous_commit', 'on', null, 0, 0);

-- good: on disk here, not yet on the standby
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('synchronous_commit', 'local', null, 0, 0);
