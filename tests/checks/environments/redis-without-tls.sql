-- bad: over a network, in clear text
insert into redis_server (flavour, version, keys, is_password_required, is_loopback, is_tls) values ('redis', '7.0.15', 10, 1, 0, 0);
-- good: encrypted
insert into redis_server (flavour, version, keys, is_password_required, is_loopback, is_tls) values ('redis', '7.0.15', 10, 1, 0, 1);
-- not applicable: it never leaves the machine
insert into redis_server (flavour, version, keys, is_password_required, is_loopback, is_tls) values ('redis', '7.0.15', 10, 1, 1, 0);
