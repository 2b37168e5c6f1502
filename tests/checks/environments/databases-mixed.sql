-- bad: staging beside production
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, 100, 3600000.0, 900000, 50000, 0, null, 0, 0);
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop_staging', 0, 'staging', 5, 100, 3600000.0, 900000, 50000, 0, null, 0, 0);

-- good: one alone, beside the database of the server itself
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, 100, 3600000.0, 900000, 50000, 0, null, 0, 0);
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('postgres', 0, null, 5, 100, 3600000.0, 900000, 50000, 0, null, 0, 0);

-- good: the laptop of a developer
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop_development', 1, 'development', 5, 100, 3600000.0, 900000, 50000, 0, null, 0, 0);
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop_test', 0, 'test', 5, 100, 3600000.0, 900000, 50000, 0, null, 0, 0);

-- good: a test run makes a database of its own on staging
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, 100, 3600000.0, 900000, 50000, 0, null, 0, 0);
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop_test', 0, 'test', 5, 100, 3600000.0, 900000, 50000, 0, null, 0, 0);
