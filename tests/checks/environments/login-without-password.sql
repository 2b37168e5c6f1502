-- bad: open to the world
insert into db_login_rule (number, kind, databases, users, address, method, is_remote) values (97, 'host', 'all', 'all', '0.0.0.0/0', 'trust', 1);

-- good: with a password, and trust on the machine itself
insert into db_login_rule (number, kind, databases, users, address, method, is_remote) values (97, 'host', 'all', 'all', '0.0.0.0/0', 'scram-sha-256', 1), (90, 'local', 'all', 'all', null, 'trust', 0), (91, 'host', 'all', 'all', '127.0.0.1/32', 'trust', 0);
