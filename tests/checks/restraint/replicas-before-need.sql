-- bad: two replicas for a thousand users
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_standby (name, state, lag_bytes) values ('replica_1', 'streaming', 0);
insert into db_standby (name, state, lag_bytes) values ('replica_2', 'streaming', 0);

-- good: one standby for failover
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_standby (name, state, lag_bytes) values ('replica_1', 'streaming', 0);

-- good: at ten thousand users they may pay
update run set stage = 10000;
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_standby (name, state, lag_bytes) values ('replica_1', 'streaming', 0);
insert into db_standby (name, state, lag_bytes) values ('replica_2', 'streaming', 0);

-- good: a base backup is no replica
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_standby (name, state, lag_bytes) values ('replica_1', 'streaming', 0);
insert into db_standby (name, state, lag_bytes) values ('pg_basebackup', 'backup', 0);
