-- bad: the last one failed
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 1.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261122-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 1.0, 22992594, 1, 'pages with wrong checksums were found', '000000010000000000000020', '000000010000000000000021');

-- good: one that failed long ago was followed by good ones
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261101-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 1.0, 22992594, 1, null, '000000010000000000000020', '000000010000000000000021');
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 1.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');

-- good: all fine
insert into backup (source, repository, label, kind, started_at, finished_at, age_days, bytes, is_failed, error, wal_start, wal_stop) values ('main', 'repo1', '20261121-030000F', 'full', '2026-11-21T03:00:00Z', '2026-11-21T03:10:00Z', 1.0, 22992594, 0, null, '000000010000000000000020', '000000010000000000000021');

-- not applicable: none
