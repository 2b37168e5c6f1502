-- bad: forgotten an hour ago
insert into db_activity (pid, role, application, state, transaction_age_s, state_age_s, is_local, is_tls) values (1, 'app', 'web', 'idle in transaction', 3600.0, 3590.0, 1, 0);

-- bad: waits for a call over the network
insert into db_activity (pid, role, application, state, transaction_age_s, state_age_s, is_local, is_tls) values (1, 'app', 'web', 'idle in transaction', 15.0, 14.0, 1, 0);

-- good: a backup takes its time
insert into db_activity (pid, role, application, state, transaction_age_s, state_age_s, is_local, is_tls) values (1, 'app', 'pg_dump', 'active', 900.0, 1.0, 1, 0);

-- good: a pool at rest
insert into db_activity (pid, role, application, state, transaction_age_s, state_age_s, is_local, is_tls) values (1, 'app', 'web', 'idle', null, 7200.0, 1, 0);

-- good: in the middle of a request
insert into db_activity (pid, role, application, state, transaction_age_s, state_age_s, is_local, is_tls) values (1, 'app', 'web', 'idle in transaction', 0.2, 0.01, 1, 0);
