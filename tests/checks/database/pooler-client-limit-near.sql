-- bad: ninety of a hundred
insert into pooler_server values ('1.18.0', 11800, 0, 90);
insert into pooler_setting values ('max_client_conn', '100', 100.0, '100');

-- good: ninety of a thousand
insert into pooler_server values ('1.18.0', 11800, 0, 90);
insert into pooler_setting values ('max_client_conn', '1000', 1000.0, '100');

-- not applicable: a version that tells no clients
insert into pooler_server values ('1.18.0', 11800, 0, null);
insert into pooler_setting values ('max_client_conn', '100', 100.0, '100');
