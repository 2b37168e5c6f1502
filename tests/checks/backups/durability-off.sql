-- bad: fsync is off
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('fsync', 'off', null, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('full_page_writes', 'on', null, 0, 0);

-- bad: pages may tear
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('fsync', 'on', null, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('full_page_writes', 'off', null, 0, 0);

-- good: both on; commits may wait a moment, and lose nothing else
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('fsync', 'on', null, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('full_page_writes', 'on', null, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('synchronous_commit', 'off', null, 0, 0);
