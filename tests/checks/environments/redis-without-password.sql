-- bad: reached over the network
insert into redis_server (flavour, version, keys, is_password_required, is_protected_mode, is_loopback, is_tls) values ('redis', '7.0.15', 10, 0, 1, 0, 0);
-- bad: a container on this machine, open to the network
insert into redis_server (flavour, version, keys, is_password_required, is_protected_mode, is_loopback, is_tls) values ('redis', '7.0.15', 10, 0, 0, 1, 0);
-- good: a password
insert into redis_server (flavour, version, keys, is_password_required, is_protected_mode, is_loopback, is_tls) values ('redis', '7.0.15', 10, 1, 0, 0, 1);
-- good: on this machine, and closed to all others
insert into redis_server (flavour, version, keys, is_password_required, is_protected_mode, is_loopback, is_tls) values ('redis', '7.0.15', 10, 0, 1, 1, 0);
-- undecided: on this machine, CONFIG denied
insert into redis_server (flavour, version, keys, is_password_required, is_protected_mode, is_loopback, is_tls) values ('redis', '7.0.15', 10, 0, null, 1, 0);
