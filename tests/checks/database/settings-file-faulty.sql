-- bad: a typing mistake
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-11-01T00:00:00Z', 30.0);
insert into db_file_fault (place, fault) values ('postgresql.conf line 12, work_men', 'unrecognized configuration parameter');

-- good: none
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-11-01T00:00:00Z', 30.0);
