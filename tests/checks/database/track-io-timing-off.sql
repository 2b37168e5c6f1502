-- bad: off
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('track_io_timing', 'off', null, 0, 0);

-- good: on
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('track_io_timing', 'on', null, 0, 0);
