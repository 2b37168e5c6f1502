-- bad: five megabytes since an hour
insert into db_archiver (mode, wal_level, has_command, is_discarding, archived, failed, last_archived_at, last_failed_at) values ('on', 'replica', 1, 0, 100, 0, '2026-11-22T09:59:00Z', null);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', '0000000100000000000000A4', 3600.0, 0, 5000000, 0);

-- good: a time is set
insert into db_archiver (mode, wal_level, has_command, is_discarding, archived, failed, last_archived_at, last_failed_at) values ('on', 'replica', 1, 0, 100, 0, '2026-11-22T09:59:00Z', null);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', '0000000100000000000000A4', 3600.0, 0, 5000000, 300);

-- good: an idle server has nothing to archive
insert into db_archiver (mode, wal_level, has_command, is_discarding, archived, failed, last_archived_at, last_failed_at) values ('on', 'replica', 1, 0, 100, 0, '2026-11-22T09:59:00Z', null);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', '0000000100000000000000A4', 260000.0, 0, 96, 0);

-- good: a busy server fills a file each minute
insert into db_archiver (mode, wal_level, has_command, is_discarding, archived, failed, last_archived_at, last_failed_at) values ('on', 'replica', 1, 0, 100, 0, '2026-11-22T09:59:00Z', null);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', '0000000100000000000000A4', 60.0, 0, 5000000, 0);

-- not applicable: archiving is off
insert into db_archiver (mode, wal_level, has_command, is_discarding, archived, failed, last_archived_at, last_failed_at) values ('off', 'replica', 1, 0, 100, 0, '2026-11-22T09:59:00Z', null);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', '0000000100000000000000A4', 40.0, 0, 4096, 300);
