-- bad: the old server is still saved
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '6000000000000000001', '000000010000000000000001', '0000000100000000000000A4');
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', '0000000100000000000000A4', 40.0, 0, 4096, 300);

-- good: the same server
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', '0000000100000000000000A4', 40.0, 0, 4096, 300);

-- good: one stanza for each of two servers
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('billing', 'repo1', 1, 'aes-256-cbc', '6000000000000000001', '000000010000000000000001', '0000000100000000000000A4');
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', '0000000100000000000000A4', 40.0, 0, 4096, 300);

-- not applicable: the tool does not tell
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', null, '000000010000000000000001', '0000000100000000000000A4');
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', '0000000100000000000000A4', 40.0, 0, 4096, 300);
