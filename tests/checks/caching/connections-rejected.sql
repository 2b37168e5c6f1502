-- bad: some were
insert into redis_server (flavour, version, keys, connected_clients, maxclients, rejected_connections, is_loopback, is_tls) values ('redis', '7.0.15', 10, 90, 100, 12, 1, 0);
-- good: none was
insert into redis_server (flavour, version, keys, connected_clients, maxclients, rejected_connections, is_loopback, is_tls) values ('redis', '7.0.15', 10, 90, 100, 0, 1, 0);
