-- bad: as it was before 14
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('password_encryption', 'md5', null, 0, 0);

-- good: as it comes
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('password_encryption', 'scram-sha-256', null, 0, 0);
