-- bad: the app is postgres
insert into db_role (name, quoted, is_superuser, sessions, statement_timeout_ms, idle_transaction_timeout_ms) values ('postgres', 'postgres', 1, 5, 15000.0, 60000.0);

-- bad: a role of its own with all rights
insert into db_role (name, quoted, is_superuser, sessions, statement_timeout_ms, idle_transaction_timeout_ms) values ('app', 'app', 1, 5, 15000.0, 60000.0);

-- good: the superuser is not connected
insert into db_role (name, quoted, is_superuser, sessions, statement_timeout_ms, idle_transaction_timeout_ms) values ('app', 'app', 0, 5, 15000.0, 60000.0);
insert into db_role (name, quoted, is_superuser, sessions, statement_timeout_ms, idle_transaction_timeout_ms) values ('postgres', 'postgres', 1, 0, 15000.0, 60000.0);
