-- bad: as it comes
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_temp_files', '-1', -1, 0, 0);

-- good: the large ones
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_temp_files', '10240', 10485760, 0, 0);

-- good: all
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('log_temp_files', '0', 0, 0, 0);
