-- bad: two gigabytes of data
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('shared_buffers', '128MB', 134217728.0, 0, 0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'post', 'post', 'public.post', 0, null, null, 1000000.0, 2147483648, 0, 0, 0, 0, 5, 5, 5, 0, 0, 0, 0, 0, 0);

-- good: little data
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('shared_buffers', '128MB', 134217728.0, 0, 0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'post', 'post', 'public.post', 0, null, null, 1000000.0, 209715200, 0, 0, 0, 0, 5, 5, 5, 0, 0, 0, 0, 0, 0);

-- good: set
insert into db_setting (name, value, number, is_own_override, is_pending_restart) values ('shared_buffers', '2GB', 2147483648.0, 0, 0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'post', 'post', 'public.post', 0, null, null, 1000000.0, 21474836480, 0, 0, 0, 0, 5, 5, 5, 0, 0, 0, 0, 0, 0);
