-- bad: off
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_lock_waits', 'off', null, 0, 0);

-- good: on
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_lock_waits', 'on', null, 0, 0);
