-- bad: a connection a request
insert into redis_server (flavour, version, keys, total_connections, total_commands, uptime_s, is_loopback, is_tls) values ('redis', '7.0.15', 10, 9000, 36000, 3600, 1, 0);
-- good: a pool
insert into redis_server (flavour, version, keys, total_connections, total_commands, uptime_s, is_loopback, is_tls) values ('redis', '7.0.15', 10, 900, 3600000, 3600, 1, 0);
-- good: an idle server with a health check every five seconds
insert into redis_server (flavour, version, keys, total_connections, total_commands, uptime_s, is_loopback, is_tls) values ('redis', '7.0.15', 10, 17280, 20000, 86400, 1, 0);
