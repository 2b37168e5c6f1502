-- bad: nearly all taken
insert into redis_server (flavour, version, keys, connected_clients, maxclients, is_loopback, is_tls) values ('redis', '7.0.15', 10, 90, 100, 1, 0);
-- good: many connections, and room for many more
insert into redis_server (flavour, version, keys, connected_clients, maxclients, is_loopback, is_tls) values ('redis', '7.0.15', 10, 900, 10000, 1, 0);
