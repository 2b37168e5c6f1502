-- bad: none at all
insert into backup_source (number, tool, version, read_at, age_days) values (1, 'pgbackrest', '2.45', '2026-11-22T10:00:00Z', 0.0);
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', null, null);

-- bad: the tool knows of nothing
insert into backup_source (number, tool, version, read_at, age_days) values (1, 'none', null, '2026-11-22T10:00:00Z', 0.0);

-- bad: two days old
insert into backup_source (number, tool, version, read_at, age_days) values (1, 'pgbackrest', '2.45', '2026-11-22T10:00:00Z', 0.0);
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 2.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');

-- bad: nightly increments on a full one of three weeks ago
insert into backup_source (number, tool, version, read_at, age_days) values (1, 'pgbackrest', '2.45', '2026-11-22T10:00:00Z', 0.0);
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 21.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261101-030000F_20261122-030000I', 'incr', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 0.3, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');

-- bad: the newest failed
insert into backup_source (number, tool, version, read_at, age_days) values (1, 'pgbackrest', '2.45', '2026-11-22T10:00:00Z', 0.0);
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 3.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261122-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 0.3, 22992594, 1, null, '000000010000000000000020', '000000010000000000000021');

-- bad: one of two stanzas
insert into backup_source (number, tool, version, read_at, age_days) values (1, 'pgbackrest', '2.45', '2026-11-22T10:00:00Z', 0.0);
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 1.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('old', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('old', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 90.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');

-- good: a full one last night
insert into backup_source (number, tool, version, read_at, age_days) values (1, 'pgbackrest', '2.45', '2026-11-22T10:00:00Z', 0.0);
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 0.3, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');

-- good: a full one on Sunday and an increment last night
insert into backup_source (number, tool, version, read_at, age_days) values (1, 'pgbackrest', '2.45', '2026-11-22T10:00:00Z', 0.0);
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 6.3, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', 'x_I', 'incr', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 0.3, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');

-- good: an old one beside a new one
insert into backup_source (number, tool, version, read_at, age_days) values (1, 'pgbackrest', '2.45', '2026-11-22T10:00:00Z', 0.0);
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', 'old', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 40.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 0.3, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');

-- undecided: the report itself is of last month
insert into backup_source (number, tool, version, read_at, age_days) values (1, 'pgbackrest', '2.45', '2026-10-22T10:00:00Z', 31.0);
insert into backup_repository (source, name, is_encrypted, cipher, system_identifier, wal_first, wal_last) values ('main', 'repo1', 1, 'aes-256-cbc', '7711940469475581350', '000000010000000000000001', '0000000100000000000000A4');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 31.5, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');

-- undecided: only the tool's checks were given
insert into backup_source (number, tool, version, read_at, age_days) values (1, 'barman', '2.45', '2026-11-22T10:00:00Z', 0.0);
insert into backup_check (source, name, is_ok, hint) values ('main', 'postgresql', 1, null);

-- not applicable: nothing was read
