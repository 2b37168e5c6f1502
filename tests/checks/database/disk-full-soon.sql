-- bad: 40 GB left, a GB a day
update plan set database_disk_gb = 100;
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-11-01T00:00:00Z', 20.0);
insert into db_growth (table_id, rows_net_a_day, bytes_a_day, bytes_whole) values (1, 900000.0, 1.0e9, 6.0e10);

-- bad: it is past the disk already
update plan set database_disk_gb = 50;
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-11-01T00:00:00Z', 20.0);
insert into db_growth (table_id, rows_net_a_day, bytes_a_day, bytes_whole) values (1, 900000.0, 1.0e9, 6.0e10);

-- good: the same growth on a large disk
update plan set database_disk_gb = 1000;
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-11-01T00:00:00Z', 20.0);
insert into db_growth (table_id, rows_net_a_day, bytes_a_day, bytes_whole) values (1, 900000.0, 1.0e9, 6.0e10);

-- good: as many rows go as come
update plan set database_disk_gb = 100;
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-11-01T00:00:00Z', 20.0);
insert into db_growth (table_id, rows_net_a_day, bytes_a_day, bytes_whole) values (1, 0.0, 0.0, 6.0e10);

-- undecided: an hour of counting
update plan set database_disk_gb = 100;
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-11-01T00:00:00Z', 0.04);
insert into db_growth (table_id, rows_net_a_day, bytes_a_day, bytes_whole) values (1, 900000.0, 1.0e9, 6.0e10);

-- undecided: a replica does not count writes
update plan set database_disk_gb = 100;
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 1, '2026-11-01T00:00:00Z', 20.0);

-- not applicable: nobody named the disk
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-11-01T00:00:00Z', 20.0);
insert into db_growth (table_id, rows_net_a_day, bytes_a_day, bytes_whole) values (1, 900000.0, 1.0e9, 6.0e10);
