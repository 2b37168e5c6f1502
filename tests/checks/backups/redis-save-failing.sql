-- bad: the snapshot failed
insert into redis_server (flavour, version, keys, is_aof_enabled, is_aof_write_ok, is_last_save_ok, unsaved_changes, last_save_age_s, is_loopback, is_tls) values ('redis', '7.0.15', 50, 0, 1, 0, 900, 7000, 1, 0);
-- bad: the log failed
insert into redis_server (flavour, version, keys, is_aof_enabled, is_aof_write_ok, is_last_save_ok, unsaved_changes, last_save_age_s, is_loopback, is_tls) values ('redis', '7.0.15', 50, 1, 0, 1, 900, 7000, 1, 0);
-- good: both work
insert into redis_server (flavour, version, keys, is_aof_enabled, is_aof_write_ok, is_last_save_ok, unsaved_changes, last_save_age_s, is_loopback, is_tls) values ('redis', '7.0.15', 50, 1, 1, 1, 900, 7000, 1, 0);
-- not applicable: a service that does not tell
insert into redis_server (flavour, version, keys, is_loopback, is_tls) values ('upstash', '1.2', 50, 0, 1);
