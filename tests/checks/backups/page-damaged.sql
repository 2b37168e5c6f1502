-- bad: two pages
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, 100, 3600000.0, 900000, 50000, 0, 2, 0, 0);

-- good: none
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, 100, 3600000.0, 900000, 50000, 0, 0, 0, 0);

-- not applicable: nobody would notice
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, 100, 3600000.0, 900000, 50000, 0, null, 0, 0);
