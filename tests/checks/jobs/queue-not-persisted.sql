-- bad: no log, no schedule, and a status that says ok
insert into redis_server (flavour, version, keys, uptime_s, is_aof_enabled, rdb_saves, save_rules, last_save_age_s, unsaved_changes, is_last_save_ok, is_loopback, is_tls)
values ('redis', '7.0.15', 10, 90000, 0, 0, 0, 90000, 3600000, 1, 1, 0);
insert into redis_queue values (0, 'bullmq', 'emails', 3, 0, null, 0, 0, 0, 0, null, 1, 0);
-- bad: CONFIG is denied, and in a day nothing was saved (6.2 does not count saves)
insert into redis_server (flavour, version, keys, uptime_s, is_aof_enabled, rdb_saves, save_rules, last_save_age_s, unsaved_changes, is_last_save_ok, is_loopback, is_tls)
values ('redis', '6.2.5', 10, 90000, 0, null, null, 90000, 3600000, 1, 1, 0);
insert into redis_queue values (0, 'rq', 'default', 3, 0, null, 0, 0, 0, 0, null, 1, 0);
-- bad: a schedule that never worked
insert into redis_server (flavour, version, keys, uptime_s, is_aof_enabled, rdb_saves, save_rules, last_save_age_s, unsaved_changes, is_last_save_ok, is_loopback, is_tls)
values ('redis', '7.0.15', 10, 90000, 0, 0, 3, 90000, 4000, 0, 1, 0);
insert into redis_queue values (0, 'rq', 'default', 3, 0, null, 0, 0, 0, 0, null, 1, 0);
-- good: the append-only log
insert into redis_server (flavour, version, keys, uptime_s, is_aof_enabled, rdb_saves, save_rules, last_save_age_s, unsaved_changes, is_last_save_ok, is_loopback, is_tls)
values ('redis', '7.0.15', 10, 90000, 1, 0, 0, 90000, 10, 1, 1, 0);
insert into redis_queue values (0, 'bullmq', 'emails', 3, 0, null, 0, 0, 0, 0, null, 1, 0);
-- good: snapshots, on a server that does not count them and does not tell its schedule
insert into redis_server (flavour, version, keys, uptime_s, is_aof_enabled, rdb_saves, save_rules, last_save_age_s, unsaved_changes, is_last_save_ok, is_loopback, is_tls)
values ('redis', '6.2.5', 10, 90000, 0, null, null, 240, 10, 1, 1, 0);
insert into redis_queue values (0, 'bullmq', 'emails', 3, 0, null, 0, 0, 0, 0, null, 1, 0);
-- good: just started, and a schedule that was not due yet
insert into redis_server (flavour, version, keys, uptime_s, is_aof_enabled, rdb_saves, save_rules, last_save_age_s, unsaved_changes, is_last_save_ok, is_loopback, is_tls)
values ('redis', '7.0.15', 10, 50, 0, 0, 3, 50, 10, 1, 1, 0);
insert into redis_queue values (0, 'bullmq', 'emails', 3, 0, null, 0, 0, 0, 0, null, 1, 0);
-- undecided: just started, CONFIG denied
insert into redis_server (flavour, version, keys, uptime_s, is_aof_enabled, rdb_saves, save_rules, last_save_age_s, unsaved_changes, is_last_save_ok, is_loopback, is_tls)
values ('redis', '7.0.15', 10, 50, 0, 0, null, 50, 10, 1, 1, 0);
insert into redis_queue values (0, 'bullmq', 'emails', 3, 0, null, 0, 0, 0, 0, null, 1, 0);
-- not applicable: a cache may forget
insert into redis_server (flavour, version, keys, uptime_s, is_aof_enabled, rdb_saves, save_rules, last_save_age_s, unsaved_changes, is_last_save_ok, is_loopback, is_tls)
values ('redis', '7.0.15', 10, 90000, 0, 0, 0, 90000, 10, 1, 1, 0);
