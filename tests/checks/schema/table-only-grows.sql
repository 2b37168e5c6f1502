-- bad: an audit log of three gigabytes
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, 90.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'audit', 'audit', 'public.audit', 0, null, null, 9000000.0, 3221225472, 0, 0, 0, 0, 9000000, 0, 0, 0, 0, 0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (2, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 200000.0, 104857600, 0, 0, 0, 0, 200000, 40000, 3, 0, 0, 0);

-- good: old rows are removed
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, 90.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'audit', 'audit', 'public.audit', 0, null, null, 9000000.0, 3221225472, 0, 0, 0, 0, 9000000, 0, 800000, 0, 0, 0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (2, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 200000.0, 104857600, 0, 0, 0, 0, 200000, 40000, 3, 0, 0, 0);

-- good: counted since yesterday: a nightly job may remove them yet
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, 1.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'audit', 'audit', 'public.audit', 0, null, null, 9000000.0, 3221225472, 0, 0, 0, 0, 100000, 0, 0, 0, 0, 0);

-- good: small
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, 90.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'audit', 'audit', 'public.audit', 0, null, null, 90000.0, 32212254, 0, 0, 0, 0, 90000, 0, 0, 0, 0, 0);
