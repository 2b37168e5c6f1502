-- bad: 13, a year after its end
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (130023, '13.23', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);

-- good: 15 has a year to go
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);

-- good: the same 13 before its end
update run set taken_at = '2025-10-01T00:00:00Z';
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (130020, '13.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
