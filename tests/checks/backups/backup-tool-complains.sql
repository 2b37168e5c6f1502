-- bad: a check failed
insert into backup_check (source, name, is_ok, hint) values ('main', 'wal archive', 0, 'please make sure WAL shipping is setup');

-- good: all fine
insert into backup_check (source, name, is_ok, hint) values ('main', 'status', 1, 'ok');

-- not applicable: no check
