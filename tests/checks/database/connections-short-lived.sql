-- bad: a hundred thousand sessions of 30 ms
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, 100000, 3000000.0, 400000, 50000, 0, null, 0, 0);

-- good: a pool, and a health check that connects each time
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, 1500, 90000000.0, 900000, 50000, 0, null, 0, 0);

-- good: a handful of scripts
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, 200, 4000.0, 900000, 50000, 0, null, 0, 0);

-- good: a pool of long sessions beside a health check that connects for a moment each minute of a month
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, 43200, 17280000.0, 5000000, 50000, 0, null, 0, 0);

-- not applicable: Postgres 13 does not count sessions
insert into db_database (name, is_current, environment, connections, sessions, session_ms, transactions, xid_age, deadlocks, checksum_failures, rollbacks, multixact_age) values ('shop', 1, null, 5, null, null, 900000, 50000, 0, null, 0, 0);
