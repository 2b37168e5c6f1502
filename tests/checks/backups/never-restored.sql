-- bad: half a year ago
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', null, null, null, null, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into restore_check (system_identifier, database, checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('7711940469475581350', 'shop', '2026-05-22T10:00:00Z', 184.0, 1, 1, 9, 9, 240.0, 1500.0, 0, 'postgres://u@copy/shop');

-- bad: a table is missing
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', null, null, null, null, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into restore_check (system_identifier, database, checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('7711940469475581350', 'shop', '2026-11-10T10:00:00Z', 12.0, 0, 1, 9, 9, 240.0, 1500.0, 0, 'postgres://u@copy/shop');
insert into restore_difference (system_identifier, database, subject, kind, original, restored, lacking_pct) values ('7711940469475581350', 'shop', 'table orders', 'missing', 'plain', null, null);

-- bad: rows were lost
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', null, null, null, null, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into restore_check (system_identifier, database, checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('7711940469475581350', 'shop', '2026-11-10T10:00:00Z', 12.0, 0, 1, 9, 9, 240.0, 1500.0, 0, 'postgres://u@copy/shop');
insert into restore_difference (system_identifier, database, subject, kind, original, restored, lacking_pct) values ('7711940469475581350', 'shop', 'orders', 'rows-lost', '500 rows', '400 rows', 20.0);

-- bad: half of a table without a time of creation
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', null, null, null, null, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into restore_check (system_identifier, database, checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('7711940469475581350', 'shop', '2026-11-10T10:00:00Z', 12.0, 1, 1, 9, 9, 240.0, 1500.0, 0, 'postgres://u@copy/shop');
insert into restore_difference (system_identifier, database, subject, kind, original, restored, lacking_pct) values ('7711940469475581350', 'shop', 'orders', 'rows-behind', '500 rows', '400 rows', 50.0);

-- good: recent and equal
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', null, null, null, null, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into restore_check (system_identifier, database, checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('7711940469475581350', 'shop', '2026-11-10T10:00:00Z', 12.0, 1, 1, 9, 9, 240.0, 1500.0, 0, 'postgres://u@copy/shop');

-- good: the original went on a little
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', null, null, null, null, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into restore_check (system_identifier, database, checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('7711940469475581350', 'shop', '2026-11-10T10:00:00Z', 12.0, 1, 1, 9, 9, 240.0, 1500.0, 0, 'postgres://u@copy/shop');
insert into restore_difference (system_identifier, database, subject, kind, original, restored, lacking_pct) values ('7711940469475581350', 'shop', 'orders', 'rows-behind', '500 rows', '490 rows', 2.0);
insert into restore_difference (system_identifier, database, subject, kind, original, restored, lacking_pct) values ('7711940469475581350', 'shop', 'carts', 'rows-extra', '500 rows', '400 rows', null);

-- undecided: no row could be read
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', null, null, null, null, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into restore_check (system_identifier, database, checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('7711940469475581350', 'shop', '2026-11-10T10:00:00Z', 12.0, 1, 1, 9, 0, null, 1500.0, 0, 'postgres://u@copy/shop');

-- undecided: the record is that of another server
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', null, null, null, null, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into restore_check (system_identifier, database, checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('6000000000000000001', 'shop', '2026-11-10T10:00:00Z', 12.0, 1, 1, 9, 9, 240.0, 1500.0, 0, 'postgres://u@copy/shop');

-- undecided: the record is that of another database
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', null, null, null, null, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into restore_check (system_identifier, database, checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('7711940469475581350', 'billing', '2026-11-10T10:00:00Z', 12.0, 1, 1, 9, 9, 240.0, 1500.0, 0, 'postgres://u@copy/shop');

-- good: a bad record of another database is not ours
insert into db_wal (system_identifier, last_archived, last_archived_age_s, files_waiting, unarchived_bytes, archive_timeout_s) values ('7711940469475581350', null, null, null, null, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into restore_check (system_identifier, database, checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('7711940469475581350', 'shop', '2026-11-10T10:00:00Z', 12.0, 1, 1, 9, 9, 240.0, 1500.0, 0, 'postgres://u@copy/shop');
insert into restore_check (system_identifier, database, checked_at, age_days, is_equal, is_physical, tables, tables_counted, recovery_point_s, recovery_time_s, is_replay_only, restored) values ('7711940469475581350', 'billing', '2026-11-10T10:00:00Z', 12.0, 0, 1, 9, 9, 240.0, 1500.0, 0, 'postgres://u@copy/shop');
insert into restore_difference (system_identifier, database, subject, kind, original, restored, lacking_pct) values ('7711940469475581350', 'billing', 'orders', 'rows-lost', '500 rows', '400 rows', 20.0);

-- not applicable: no Postgres
