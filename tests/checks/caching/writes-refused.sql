-- bad: writes failed
insert into redis_server (flavour, version, keys, maxmemory_bytes, is_loopback, is_tls) values ('redis', '7.0.15', 10, 1000000, 1, 0);
insert into redis_error values ('OOM', 31);
insert into redis_command values ('set', 100, 2.0, 31, 0);
-- good: other errors only
insert into redis_server (flavour, version, keys, maxmemory_bytes, is_loopback, is_tls) values ('redis', '7.0.15', 10, 1000000, 1, 0);
insert into redis_error values ('WRONGTYPE', 4), ('ERR', 90);
