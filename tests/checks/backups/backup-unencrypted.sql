-- bad: no cipher
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 0, 'none', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');

-- bad: one of two has none
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo2', 0, 'none', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');

-- good: encrypted
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');

-- not applicable: the tool does not tell
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', null, null, '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
