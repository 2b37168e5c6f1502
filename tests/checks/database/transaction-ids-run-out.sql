-- bad: one and a half billion
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, 100, 3600000.0, 900000, 1500000000, 0, null, 0, 0);

-- good: at the age where autovacuum begins
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, 100, 3600000.0, 900000, 210000000, 0, null, 0, 0);

-- bad: row locks that many share have run as far
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, 100, 3600000.0, 900000, 210000000, 0, null, 0, 1200000000);
