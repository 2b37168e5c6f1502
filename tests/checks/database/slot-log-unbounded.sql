-- bad: a slot and no limit
insert into db_slot (name, quoted, is_active, retained_bytes) values ('standby', '''standby''', 1, 1000);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('max_slot_wal_keep_size', '-1', -1, 0, 0);

-- good: a limit
insert into db_slot (name, quoted, is_active, retained_bytes) values ('standby', '''standby''', 1, 1000);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('max_slot_wal_keep_size', '10240', 10737418240, 0, 0);
