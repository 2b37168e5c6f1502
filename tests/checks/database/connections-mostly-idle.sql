-- bad: eighty connections that do nothing
insert into db_database (name, is_current, connections, xid_age, deadlocks, transactions, rollbacks, multixact_age) values ('shop', 1, 80, 1, 0, 900000, 0, 0);
insert into db_session_time values (80, 8000000.0, 40000.0, 0.0, 0, 0, 0);

-- good: eighty that work
insert into db_database (name, is_current, connections, xid_age, deadlocks, transactions, rollbacks, multixact_age) values ('shop', 1, 80, 1, 0, 900000, 0, 0);
insert into db_session_time values (80, 8000000.0, 900000.0, 0.0, 0, 0, 0);

-- good: ten that do nothing, at night
insert into db_database (name, is_current, connections, xid_age, deadlocks, transactions, rollbacks, multixact_age) values ('shop', 1, 10, 1, 0, 900000, 0, 0);
insert into db_session_time values (80, 8000000.0, 40000.0, 0.0, 0, 0, 0);

-- not applicable: Postgres 13 does not count the time
insert into db_database (name, is_current, connections, xid_age, deadlocks, transactions, rollbacks, multixact_age) values ('shop', 1, 80, 1, 0, 900000, 0, 0);
insert into db_session_time values (null, null, null, null, null, null, null);
