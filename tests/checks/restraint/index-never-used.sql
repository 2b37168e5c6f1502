-- bad: no reader in fifty-two days
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_note', 'public.orders_note', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);

-- good: it is read
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_note', 'public.orders_note', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 4);

-- good: a constraint stands on another one, and this one finds the rows of a foreign key
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_user', 'public.orders_user', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 1, 0, 16777216, 0);

-- good: a small one
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_note', 'public.orders_note', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 0, 0, 65536, 0);

-- good: nobody writes the table
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_note', 'public.orders_note', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);

-- not applicable: a unique one guards
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_code', 'public.orders_code', 'btree', 'a', 'a', null, 0, 1, 1, 0, 0, 0, 0, 16777216, 0);

-- undecided: the counters began yesterday
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 1.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_note', 'public.orders_note', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);

-- undecided: nobody knows since when they count
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, null, null);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_note', 'public.orders_note', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);

-- undecided: this is a replica
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 1, '2026-10-01T00:00:00Z', 52.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_note', 'public.orders_note', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);

-- undecided: a replica may read it
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_standby (name, state, lag_bytes) values ('replica_1', 'streaming', 0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_note', 'public.orders_note', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);

-- good: its twin is read in its place: the duplicate is the fault
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-10-01T00:00:00Z', 52.0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_note', 'public.orders_note', 'btree', 'note', 'note', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 5);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (2, 1, 'orders_note_again', 'public.orders_note_again', 'btree', 'note', 'note', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);
