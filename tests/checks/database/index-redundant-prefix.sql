-- bad: (a) beside (a, b)
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'short', 'public.short', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (1, 1, 'a');
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (2, 1, 'long', 'public.long', 'btree', 'a, b', 'a, b', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (2, 1, 'a'); insert into db_index_column (index_id, position, key) values (2, 2, 'b');

-- bad: a plain index beside a unique one on the same column
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'short', 'public.short', 'btree', 'a', 'a plain', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (1, 1, 'a');
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (2, 1, 'key', 'public.key', 'btree', 'a', 'a unique', null, 0, 1, 1, 0, 0, 0, 1, 16777216, 0);
insert into db_index_column (index_id, position, key) values (2, 1, 'a');

-- good: the shorter one is unique
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'short', 'public.short', 'btree', 'a', 'a', null, 0, 1, 1, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (1, 1, 'a');
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (2, 1, 'long', 'public.long', 'btree', 'a, b', 'a, b', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (2, 1, 'a'); insert into db_index_column (index_id, position, key) values (2, 2, 'b');

-- good: the longer one knows only some rows
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'short', 'public.short', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (1, 1, 'a');
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (2, 1, 'long', 'public.long', 'btree', 'a, b', 'a, b', 'open', 0, 0, 1, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (2, 1, 'a'); insert into db_index_column (index_id, position, key) values (2, 2, 'b');

-- good: the longer one is half-built
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'short', 'public.short', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (1, 1, 'a');
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (2, 1, 'long', 'public.long', 'btree', 'a, b', 'a, b', null, 0, 0, 0, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (2, 1, 'a'); insert into db_index_column (index_id, position, key) values (2, 2, 'b');

-- good: small ones cost nothing
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'short', 'public.short', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 0, 0, 8192, 0);
insert into db_index_column (index_id, position, key) values (1, 1, 'a');
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (2, 1, 'long', 'public.long', 'btree', 'a, b', 'a, b', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (2, 1, 'a'); insert into db_index_column (index_id, position, key) values (2, 2, 'b');

-- good: the shorter one carries a column for index-only scans
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'short', 'public.short', 'btree', 'a', 'a', null, 1, 0, 1, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (1, 1, 'a');
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (2, 1, 'long', 'public.long', 'btree', 'a, b', 'a, b', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (2, 1, 'a'); insert into db_index_column (index_id, position, key) values (2, 2, 'b');

-- good: the other direction
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'short', 'public.short', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (1, 1, 'a desc');
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (2, 1, 'long', 'public.long', 'btree', 'a, b', 'a, b', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (2, 1, 'a'); insert into db_index_column (index_id, position, key) values (2, 2, 'b');

-- good: (b) beside (a, b)
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'short', 'public.short', 'btree', 'b', 'b', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (1, 1, 'b');
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (2, 1, 'long', 'public.long', 'btree', 'a, b', 'a, b', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (2, 1, 'a'); insert into db_index_column (index_id, position, key) values (2, 2, 'b');

-- good: the longer one is never read, and the shorter one is: the longer one goes
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'short', 'public.short', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 9000);
insert into db_index_column (index_id, position, key) values (1, 1, 'a');
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (2, 1, 'long', 'public.long', 'btree', 'a, b', 'a, b', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 0);
insert into db_index_column (index_id, position, key) values (2, 1, 'a'); insert into db_index_column (index_id, position, key) values (2, 2, 'b');

-- bad: indexes of a partitioned table have no pages of their own
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 1, null, null, 5000.0, 81920000, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'short', 'public.short', 'btree', 'a', 'a', null, 0, 0, 1, 0, 0, 0, 0, 0, 0);
insert into db_index_column (index_id, position, key) values (1, 1, 'a');
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (2, 1, 'long', 'public.long', 'btree', 'a, b', 'a, b', null, 0, 0, 1, 0, 0, 0, 0, 0, 0);
insert into db_index_column (index_id, position, key) values (2, 1, 'a');
insert into db_index_column (index_id, position, key) values (2, 2, 'b');
