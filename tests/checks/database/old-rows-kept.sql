-- bad: a slot that nobody reads any more
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into db_horizon (kind, name, undo, xid_age, age_s) values ('slot', 'old_consumer', 'select pg_drop_replication_slot(''old_consumer'');', 41000000, null);

-- bad: prepared two hours ago
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into db_horizon (kind, name, undo, xid_age, age_s) values ('prepared', 'tx-7', 'rollback prepared ''tx-7'';', 900, 7200.0);

-- good: a consumer that keeps up
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into db_horizon (kind, name, undo, xid_age, age_s) values ('slot', 'warehouse', null, 1200, null);

-- good: none
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
