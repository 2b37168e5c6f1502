-- bad: ninety of ninety-seven
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 90, 100, 3600000.0, 900000, 50000, 0, null, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('max_connections', '100', 100.0, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('superuser_reserved_connections', '3', 3.0, 0, 0);

-- bad: two databases share the server
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 40, 100, 3600000.0, 900000, 50000, 0, null, 0, 0);
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('other', 0, null, 40, 100, 3600000.0, 900000, 50000, 0, null, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('max_connections', '100', 100.0, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('superuser_reserved_connections', '3', 3.0, 0, 0);

-- good: half of them
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 48, 100, 3600000.0, 900000, 50000, 0, null, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('max_connections', '100', 100.0, 0, 0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('superuser_reserved_connections', '3', 3.0, 0, 0);
