-- bad: a document
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 2, 'data', 'data', 'jsonb', 0, 0, null, null, 0, null);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (11, 1, 'orders_data', 'public.orders_data', 'btree', 'data', 'i11', null, 0, 0, 1, 0, 0, 0, 0, 81920000, 10);
insert into db_index_column (index_id, position, column_number, key) values (11, 1, 2, '2|1|0|0');

-- bad: a list
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 2, 'tags', 'tags', '_text', 0, 0, null, null, 0, null);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (11, 1, 'orders_tags', 'public.orders_tags', 'btree', 'tags', 'i11', null, 0, 0, 1, 0, 0, 0, 0, 81920000, 10);
insert into db_index_column (index_id, position, column_number, key) values (11, 1, 2, '2|1|0|0');

-- good: a GIN index, and a B-tree on a number
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'int8', 0, 0, null, null, 0, null);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 2, 'data', 'data', 'jsonb', 0, 0, null, null, 0, null);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (11, 1, 'orders_data', 'public.orders_data', 'gin', 'data', 'i11', null, 0, 0, 1, 0, 0, 0, 0, 81920000, 10);
insert into db_index_column (index_id, position, column_number, key) values (11, 1, 2, '2|1|0|0');
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (12, 1, 'orders_id', 'public.orders_id', 'btree', 'id', 'i12', null, 0, 0, 1, 0, 0, 0, 0, 81920000, 10);
insert into db_index_column (index_id, position, column_number, key) values (12, 1, 1, '1|1|0|0');

-- good: one field of the document
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 2, 'data', 'data', 'jsonb', 0, 0, null, null, 0, null);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (11, 1, 'orders_email', 'public.orders_email', 'btree', '(expression)', 'i11', null, 0, 0, 1, 0, 0, 0, 0, 81920000, 10);
insert into db_index_column (index_id, position, column_number, key) values (11, 1, null, 'x');
