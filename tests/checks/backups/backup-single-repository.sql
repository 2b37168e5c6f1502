-- bad: one
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');

-- bad: two stanzas with one each are not two copies
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('other', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');

-- good: two
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo2', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');

-- not applicable: none
