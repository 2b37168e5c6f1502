-- bad: the end of its log never arrived
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '000000010000000000000020');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 1.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');

-- bad: the beginning of its log is gone
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000021', '0000000100000000000000A4');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 1.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');

-- good: the repository has it all
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 1.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');

-- good: its log is exactly what is there
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000020', '000000010000000000000021');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 1.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');

-- good: after a failover the log goes on in a new timeline
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '000000020000000000000005');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 1.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');

-- good: what failed needs nothing
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '000000010000000000000020');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 1.0, 22992594, 1, null, '000000010000000000000020', '000000010000000000000021');

-- not applicable: the tool does not tell
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 1.0, 22992594, 0, null, null, null);
