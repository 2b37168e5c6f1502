-- bad: nine rows of ten have no coupon
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_coupon', 'public.orders_coupon', 'btree', 'coupon', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 7);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 2, 'coupon', 'coupon', 'text', 0, 0, null, null, 0, null);
insert into db_column_stat values (1, 2, 90.0, 16, 40.0, 0.1);

-- bad: a unique one
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_coupon', 'public.orders_coupon', 'btree', 'coupon', 'a', null, 0, 1, 1, 0, 0, 0, 0, 16777216, 7);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 2, 'coupon', 'coupon', 'text', 0, 0, null, null, 0, null);
insert into db_column_stat values (1, 2, 50.0, 16, 40.0, 0.1);

-- good: a value in most rows
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_coupon', 'public.orders_coupon', 'btree', 'coupon', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 7);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 2, 'coupon', 'coupon', 'text', 0, 0, null, null, 0, null);
insert into db_column_stat values (1, 2, 49.0, 16, 40.0, 0.1);

-- good: it already leaves the empty rows out
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_coupon', 'public.orders_coupon', 'btree', 'coupon', 'a', 'p', 0, 0, 1, 0, 0, 0, 0, 16777216, 7);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 2, 'coupon', 'coupon', 'text', 0, 0, null, null, 0, null);
insert into db_column_stat values (1, 2, 90.0, 16, 40.0, 0.1);

-- good: too small to matter
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_coupon', 'public.orders_coupon', 'btree', 'coupon', 'a', null, 0, 0, 1, 0, 0, 0, 0, 819200, 7);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 2, 'coupon', 'coupon', 'text', 0, 0, null, null, 0, null);
insert into db_column_stat values (1, 2, 90.0, 16, 40.0, 0.1);

-- good: it finds rows by another column too
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_coupon', 'public.orders_coupon', 'btree', 'coupon, id', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 7);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 2, 'coupon', 'coupon', 'text', 0, 0, null, null, 0, null);
insert into db_column_stat values (1, 2, 90.0, 16, 40.0, 0.1);

-- good: it carries another column
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_coupon', 'public.orders_coupon', 'btree', 'coupon', 'a', null, 1, 0, 1, 0, 0, 0, 0, 16777216, 7);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 2, 'coupon', 'coupon', 'text', 0, 0, null, null, 0, null);
insert into db_column_stat values (1, 2, 90.0, 16, 40.0, 0.1);

-- good: a BRIN index keeps no entry a row
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_coupon', 'public.orders_coupon', 'brin', 'coupon', 'a', null, 0, 0, 1, 0, 0, 0, 0, 16777216, 7);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 2, 'coupon', 'coupon', 'text', 0, 0, null, null, 0, null);
insert into db_column_stat values (1, 2, 90.0, 16, 40.0, 0.1);

-- not applicable: a constraint stands on it
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_index (id, table_id, name, quoted, method, columns, identity, predicate, has_included, is_unique, is_valid, is_building, is_partition, is_foreign_key_cover, is_needed, bytes, scans) values (1, 1, 'orders_coupon', 'public.orders_coupon', 'btree', 'coupon', 'a', null, 0, 0, 1, 0, 0, 0, 1, 16777216, 7);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 2, 'coupon', 'coupon', 'text', 0, 0, null, null, 0, null);
insert into db_column_stat values (1, 2, 90.0, 16, 40.0, 0.1);
