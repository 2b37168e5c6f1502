-- bad: never succeeded
insert into db_archiver (mode, wal_level, has_command, is_discarding, archived, failed, last_archived_at, last_failed_at) values ('on', 'replica', 1, 0, 0, 12, null, '2026-11-22T09:59:00Z');

-- bad: fails since an hour
insert into db_archiver (mode, wal_level, has_command, is_discarding, archived, failed, last_archived_at, last_failed_at) values ('on', 'replica', 1, 0, 100, 60, '2026-11-22T09:00:00Z', '2026-11-22T09:59:00Z');

-- good: failed in the past, and recovered
insert into db_archiver (mode, wal_level, has_command, is_discarding, archived, failed, last_archived_at, last_failed_at) values ('on', 'replica', 1, 0, 100, 3, '2026-11-22T09:59:00Z', '2026-11-20T09:00:00Z');

-- good: an idle server has nothing to archive for days
insert into db_archiver (mode, wal_level, has_command, is_discarding, archived, failed, last_archived_at, last_failed_at) values ('on', 'replica', 1, 0, 100, 0, '2026-11-19T09:00:00Z', null);

-- not applicable: archiving is off
insert into db_archiver (mode, wal_level, has_command, is_discarding, archived, failed, last_archived_at, last_failed_at) values ('off', 'replica', 0, 0, 100, 0, '2026-11-22T09:59:00Z', null);
