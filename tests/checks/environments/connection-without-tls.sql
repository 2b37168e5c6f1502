-- bad: over the network in plain text
insert into db_activity (pid, role, application, state, transaction_age_s, state_age_s, is_local, is_tls) values (1, 'app', 'web', 'idle', null, 1.0, 0, 0);

-- good: over the network, encrypted
insert into db_activity (pid, role, application, state, transaction_age_s, state_age_s, is_local, is_tls) values (1, 'app', 'web', 'idle', null, 1.0, 0, 1);

-- not applicable: on the same machine
insert into db_activity (pid, role, application, state, transaction_age_s, state_age_s, is_local, is_tls) values (1, 'app', 'web', 'idle', null, 1.0, 1, 0);
