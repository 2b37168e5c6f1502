-- bad: fifty thousand orders and no index on their user
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 50000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (2, null, 'public', 'users', 'users', 'public.users', 0, null, null, 200.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_foreign_key (constraint_id, table_id, referenced_id, columns, cover) values (1, 1, 2, 'user_id', 'none');

-- bad: a partitioned table cannot be indexed concurrently
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 1, null, null, 50000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (2, null, 'public', 'users', 'users', 'public.users', 0, null, null, 200.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_foreign_key (constraint_id, table_id, referenced_id, columns, cover) values (1, 1, 2, 'user_id', 'none');

-- good: an index starts with the column
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 50000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (2, null, 'public', 'users', 'users', 'public.users', 0, null, null, 200.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_foreign_key (constraint_id, table_id, referenced_id, columns, cover) values (1, 1, 2, 'user_id', 'full');

-- good: a lookup table of a few rows is read whole in no time
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 40.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (2, null, 'public', 'users', 'users', 'public.users', 0, null, null, 200.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_foreign_key (constraint_id, table_id, referenced_id, columns, cover) values (1, 1, 2, 'user_id', 'none');

-- good: an index on the first of two columns does not read the whole table
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 50000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (2, null, 'public', 'users', 'users', 'public.users', 0, null, null, 200.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_foreign_key (constraint_id, table_id, referenced_id, columns, cover) values (1, 1, 2, 'shop_id, user_id', 'weak');

-- good: an index with another column between is used as well
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 500000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (2, null, 'public', 'users', 'users', 'public.users', 0, null, null, 200.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_foreign_key (constraint_id, table_id, referenced_id, columns, cover) values (1, 1, 2, 'shop_id, user_id', 'gap');

-- not applicable: no foreign keys at all
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 50000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
