-- bad: a search that reads every post
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'post', 'post', 'public.post', 0, null, null, 20000.0, 819200, 0, 600000, 12000000000, 60000, 5000, 0, 0, 0, 0, 0, 0, 0, 0);

-- bad: thirty searches in the first hour of a server
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 0.04);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'post', 'post', 'public.post', 0, null, null, 20000.0, 819200, 0, 30, 600000, 60000, 5000, 0, 0, 0, 0, 0, 0, 0, 0);

-- good: a nightly report of fifty-two days
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'post', 'post', 'public.post', 0, null, null, 20000.0, 819200, 0, 52, 1040000, 60000, 5000, 0, 0, 0, 0, 0, 0, 0, 0);

-- good: a lookup table is read whole on purpose
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'country', 'country', 'public.country', 0, null, null, 250.0, 819200, 0, 600000, 150000000, 60000, 5000, 0, 0, 0, 0, 0, 0, 0, 0);

-- good: it stops after the first rows: the newest ten of a heap
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'post', 'post', 'public.post', 0, null, null, 20000.0, 819200, 0, 600000, 6000000, 60000, 5000, 0, 0, 0, 0, 0, 0, 0, 0);

-- good: one in a hundred rows comes that way
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'post', 'post', 'public.post', 0, null, null, 20000.0, 819200, 0, 600000, 12000000000, 1200000000000, 5000, 0, 0, 0, 0, 0, 0, 0, 0);

-- undecided: the age of the counters is not known
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'post', 'post', 'public.post', 0, null, null, 20000.0, 819200, 0, 600000, 12000000000, 60000, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
