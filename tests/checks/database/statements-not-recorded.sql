-- bad: neither loaded nor installed
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_extension (name, installed_version) values ('pg_stat_statements', null);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('shared_preload_libraries', '', null, 0, 0);

-- bad: other libraries are kept in the fix
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_extension (name, installed_version) values ('pg_stat_statements', null);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('shared_preload_libraries', 'auto_explain', null, 0, 0);

-- bad: loaded, and only installed in another database
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_extension (name, installed_version) values ('pg_stat_statements', null);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('pg_stat_statements.max', '5000', 5000.0, 0, 0);

-- bad: installed, and the library is no longer loaded
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_extension (name, installed_version) values ('pg_stat_statements', '1.10');
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('shared_preload_libraries', '', null, 0, 0);

-- good: loaded and installed
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_extension (name, installed_version) values ('pg_stat_statements', '1.10');
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('pg_stat_statements.max', '5000', 5000.0, 0, 0);
