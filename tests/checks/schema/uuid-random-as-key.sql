-- bad: two million rows in no order
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, 30.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 2000000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'uuid', 1, 0, null, null, 1, null);
insert into db_column_stat values (1, 1, 0.0, 16, -1.0, -0.002);

-- bad: few rows, and a hundred new ones a second
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, 0.01);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 86400, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'uuid', 1, 0, null, null, 1, null);
insert into db_column_stat values (1, 1, 0.0, 16, -1.0, 0.01);

-- good: version 7 grows with time
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, 30.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 2000000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'uuid', 1, 0, null, null, 1, null);
insert into db_column_stat values (1, 1, 0.0, 16, -1.0, 1.0);

-- good: a small table
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, 30.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'uuid', 1, 0, null, null, 1, null);
insert into db_column_stat values (1, 1, 0.0, 16, -1.0, 0.001);

-- good: a partition is judged as part of its table
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, 30.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, 9, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 2000000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'uuid', 1, 0, null, null, 1, null);
insert into db_column_stat values (1, 1, 0.0, 16, -1.0, 0.001);

-- undecided: large, and never analysed
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, 30.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 2000000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'uuid', 1, 0, null, null, 1, null);

-- not applicable: keys are numbers
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, 30.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 2000000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'int8', 1, 0, null, null, 0, null);
insert into db_column_stat values (1, 1, 0.0, 16, -1.0, 0.0);
