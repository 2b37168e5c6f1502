-- bad: half of the time nothing runs
insert into db_database (name, is_current, connections, xid_age, deadlocks, transactions, rollbacks, multixact_age) values ('shop', 1, 8, 1, 0, 900000, 0, 0);
insert into db_session_time values (80, 8000000.0, 60000.0, 60000.0, 0, 0, 0);

-- good: an ORM that thinks for a moment
insert into db_database (name, is_current, connections, xid_age, deadlocks, transactions, rollbacks, multixact_age) values ('shop', 1, 8, 1, 0, 900000, 0, 0);
insert into db_session_time values (80, 8000000.0, 600000.0, 60000.0, 0, 0, 0);

-- good: a console that was left open on a server where nothing happened yet
insert into db_database (name, is_current, connections, xid_age, deadlocks, transactions, rollbacks, multixact_age) values ('shop', 1, 8, 1, 0, 900000, 0, 0);
insert into db_session_time values (80, 8000000.0, 100.0, 30000.0, 0, 0, 0);

-- not applicable: Postgres 13 does not count the time
insert into db_database (name, is_current, connections, xid_age, deadlocks, transactions, rollbacks, multixact_age) values ('shop', 1, 8, 1, 0, 900000, 0, 0);
insert into db_session_time values (null, null, null, null, null, null, null);
