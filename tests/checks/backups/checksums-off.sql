-- bad: off
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('data_checksums', 'off', null, 0, 0);

-- good: on
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('data_checksums', 'on', null, 0, 0);
