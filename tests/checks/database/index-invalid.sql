-- bad: its build was stopped
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_total', 'public.orders_total', 'btree', 'a', 'a', null, 0, 0, 0, 0, 0, 0, 0, 16777216, 0);

-- good: its build is under way
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_total', 'public.orders_total', 'btree', 'a', 'a', null, 0, 0, 0, 1, 0, 0, 0, 16777216, 0);

-- good: the index of a partitioned table waits for its last partition
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 1, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_total', 'public.orders_total', 'btree', 'a', 'a', null, 0, 0, 0, 0, 0, 0, 0, 16777216, 0);

-- good: complete
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_total', 'public.orders_total', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);
