-- bad: the default, on data that does not fit into memory
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('random_page_cost', '4', 4.0, 0, 0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'post', 'post', 'public.post', 0, null, null, 1000000.0, 4294967296, 0, 0, 0, 0, 5, 5, 5, 0, 0, 0, 0, 0, 0);

-- good: all in memory
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('random_page_cost', '4', 4.0, 0, 0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'post', 'post', 'public.post', 0, null, null, 1000000.0, 314572800, 0, 0, 0, 0, 5, 5, 5, 0, 0, 0, 0, 0, 0);

-- good: set
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('random_page_cost', '1.1', 1.1, 0, 0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'post', 'post', 'public.post', 0, null, null, 1000000.0, 4294967296, 0, 0, 0, 0, 5, 5, 5, 0, 0, 0, 0, 0, 0);
