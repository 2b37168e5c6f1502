-- bad: from the network in clear
insert into db_login_rule (number, kind, databases, users, address, method, is_remote) values (97, 'host', 'all', 'all', '10.0.0.0/8', 'password', 1);

-- good: inside of TLS
insert into db_login_rule (number, kind, databases, users, address, method, is_remote) values (97, 'hostssl', 'all', 'all', '10.0.0.0/8', 'password', 1), (98, 'host', 'all', 'all', '10.0.0.0/8', 'scram-sha-256', 1);
