-- bad: two full ones of two days, and the log before them is gone
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000020', '0000000100000000000000A4');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', 'a', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 2.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', 'b', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 1.0, 22992594, 0, null, '000000010000000000000030', '000000010000000000000021');

-- good: two weeks are kept
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000020', '0000000100000000000000A4');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', 'a', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 14.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', 'b', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 7.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', 'c', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 0.3, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');

-- undecided: the repository was made yesterday
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', 'a', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 1.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', 'b', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 0.3, 22992594, 0, null, '000000010000000000000030', '000000010000000000000021');

-- undecided: the tool does not tell of the log
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', null, '0000000100000000000000A4');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', 'a', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 1.0, 22992594, 0, null, null, '000000010000000000000021');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', 'b', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 0.3, 22992594, 0, null, null, '000000010000000000000021');

-- not applicable: no repository

-- bad: the provider keeps one day
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last, retention_days) values ('shop', 'rds', 1, 'kms', null, null, null, 1.0);
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('shop', 'rds', 'latest restorable', 'full', null, '2026-11-22T09:55:00Z', 0.003, null, 0, null, null, null);

-- good: the provider keeps a week
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last, retention_days) values ('shop', 'rds', 1, 'kms', null, null, null, 7.0);
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('shop', 'rds', 'latest restorable', 'full', null, '2026-11-22T09:55:00Z', 0.003, null, 0, null, null, null);
