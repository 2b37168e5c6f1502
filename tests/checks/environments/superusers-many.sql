-- bad: four of them
insert into db_role (name, quoted, is_superuser, sessions, statement_timeout_ms, idle_transaction_timeout_ms) values ('postgres', 'postgres', 1, 0, 0, 0), ('ana', 'ana', 1, 0, 0, 0), ('ben', 'ben', 1, 0, 0, 0), ('app', 'app', 1, 5, 0, 0);

-- good: one of them
insert into db_role (name, quoted, is_superuser, sessions, statement_timeout_ms, idle_transaction_timeout_ms) values ('postgres', 'postgres', 1, 0, 0, 0), ('app', 'app', 0, 5, 0, 0);
