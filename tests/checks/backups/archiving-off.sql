-- bad: off
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_archiver (mode, wal_level, has_command, is_discarding, archived, failed, last_archived_at, last_failed_at) values ('off', 'replica', 0, 0, 0, 0, null, null);

-- bad: on, and no command
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_archiver (mode, wal_level, has_command, is_discarding, archived, failed, last_archived_at, last_failed_at) values ('on', 'replica', 0, 0, 0, 0, null, null);

-- bad: the command is true
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_archiver (mode, wal_level, has_command, is_discarding, archived, failed, last_archived_at, last_failed_at) values ('on', 'replica', 1, 1, 100, 0, '2026-11-22T09:59:00Z', null);

-- good: a command archives
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_archiver (mode, wal_level, has_command, is_discarding, archived, failed, last_archived_at, last_failed_at) values ('on', 'replica', 1, 0, 100, 0, '2026-11-22T09:59:00Z', null);

-- undecided: a managed provider does it out of sight
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', 'rds', 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_archiver (mode, wal_level, has_command, is_discarding, archived, failed, last_archived_at, last_failed_at) values ('on', 'replica', 1, 0, 100, 0, '2026-11-22T09:59:00Z', null);

-- undecided: a replica does not tell
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 1, '2026-10-01T00:00:00Z', 52.0);
insert into db_archiver (mode, wal_level, has_command, is_discarding, archived, failed, last_archived_at, last_failed_at) values ('off', 'replica', 0, 0, 100, 0, '2026-11-22T09:59:00Z', null);
