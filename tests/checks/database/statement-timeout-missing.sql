-- bad: the app may wait for ever
insert into db_role (name, quoted, is_superuser, sessions, statement_timeout_ms, idle_transaction_timeout_ms) values ('app', 'app', 0, 5, 0.0, 60000.0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('statement_timeout', '0', 0.0, 0, 0);

-- bad: nobody is connected, and the server has no limit
insert into db_role (name, quoted, is_superuser, sessions, statement_timeout_ms, idle_transaction_timeout_ms) values ('app', 'app', 0, 0, 0.0, 60000.0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('statement_timeout', '0', 0.0, 0, 0);

-- good: the app has a limit, and the role of the migrations has none
insert into db_role (name, quoted, is_superuser, sessions, statement_timeout_ms, idle_transaction_timeout_ms) values ('app', 'app', 0, 5, 15000.0, 60000.0);
insert into db_role (name, quoted, is_superuser, sessions, statement_timeout_ms, idle_transaction_timeout_ms) values ('migrator', 'migrator', 0, 0, 0.0, 60000.0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('statement_timeout', '0', 0.0, 0, 0);

-- good: the server has one for everybody
insert into db_role (name, quoted, is_superuser, sessions, statement_timeout_ms, idle_transaction_timeout_ms) values ('app', 'app', 0, 0, 15000.0, 60000.0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('statement_timeout', '15s', 15000.0, 0, 0);

-- undecided: the value of our own role hides the one of the server
insert into db_role (name, quoted, is_superuser, sessions, statement_timeout_ms, idle_transaction_timeout_ms) values ('app', 'app', 0, 5, null, 60000.0);
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('statement_timeout', '0', 15000.0, 1, 0);
