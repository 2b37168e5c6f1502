-- bad: ten a day
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, 100, 3600000.0, 900000, 50000, 520, null, 0, 0);

-- good: five in fifty days
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, 100, 3600000.0, 900000, 50000, 5, null, 0, 0);

-- undecided: nobody knows since when
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', null);
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, 100, 3600000.0, 900000, 50000, 520, null, 0, 0);
