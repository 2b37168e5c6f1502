-- bad: one in ten
insert into db_database (name, is_current, connections, xid_age, deadlocks, transactions, rollbacks, multixact_age) values ('shop', 1, 8, 1, 0, 900000, 0, 0);
insert into db_session_time values (5000, 8000000.0, 60000.0, 60000.0, 500, 3, 1);

-- good: a few of many
insert into db_database (name, is_current, connections, xid_age, deadlocks, transactions, rollbacks, multixact_age) values ('shop', 1, 8, 1, 0, 900000, 0, 0);
insert into db_session_time values (5000, 8000000.0, 60000.0, 60000.0, 20, 3, 1);

-- good: a few of few
insert into db_database (name, is_current, connections, xid_age, deadlocks, transactions, rollbacks, multixact_age) values ('shop', 1, 8, 1, 0, 900000, 0, 0);
insert into db_session_time values (50, 8000000.0, 60000.0, 60000.0, 20, 3, 1);

-- not applicable: Postgres 13 does not count them
insert into db_database (name, is_current, connections, xid_age, deadlocks, transactions, rollbacks, multixact_age) values ('shop', 1, 8, 1, 0, 900000, 0, 0);
insert into db_session_time values (null, null, null, null, null, null, null);
