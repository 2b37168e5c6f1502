-- bad: one of ten
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 10, 100, 1000, 100000, 1000, 0, 0, 10000, 1000);

-- good: one of a hundred
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 10, 100, 1000, 100000, 1000, 0, 0, 1000, 1000);

-- good: too few to tell
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 10, 100, 1000, 100, 1000, 0, 0, 50, 1000);
