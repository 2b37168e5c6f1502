-- bad: a gigabyte, half of it free
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 90000.0, 1073741824, 0, 0, 0, 0, 90000, 800000, 0, 0, 0, 0, 0, 0, 0);
insert into db_table_bloat (table_id, bytes, dead_bytes, free_bytes, unmeasured) values (1, 1073741824, 1048576, 536870912, null);

-- bad: dead rows that nobody cleans up; a second one that is locked does not hide it
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 90000.0, 1073741824, 0, 0, 0, 0, 90000, 800000, 0, 0, 0, 0, 0, 0, 0);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (2, null, 'public', 'events', 'events', 'public.events', 0, null, null, 90000.0, 1073741824, 0, 0, 0, 0, 90000, 800000, 0, 0, 0, 0, 0, 0, 0);
insert into db_table_bloat (table_id, bytes, dead_bytes, free_bytes, unmeasured) values (1, 1073741824, 429496729, 0, null), (2, 1073741824, null, null, 'a lock is in the way');

-- good: it only looked so: measured, it is full
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 90000.0, 1073741824, 0, 0, 0, 0, 90000, 800000, 0, 0, 0, 0, 0, 0, 0);
insert into db_table_bloat (table_id, bytes, dead_bytes, free_bytes, unmeasured) values (1, 1073741824, 0, 10485760, null);

-- good: a third is free, and that is little
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 90000.0, 1073741824, 0, 0, 0, 0, 90000, 800000, 0, 0, 0, 0, 0, 0, 0);
insert into db_table_bloat (table_id, bytes, dead_bytes, free_bytes, unmeasured) values (1, 157286400, 0, 62914560, null);

-- good: large tables, and none is suspected
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 90000.0, 1073741824, 0, 0, 0, 0, 90000, 800000, 0, 0, 0, 0, 0, 0, 0);

-- undecided: suspected, and larger than a scan measures
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 90000.0, 1073741824, 0, 0, 0, 0, 90000, 800000, 0, 0, 0, 0, 0, 0, 0);
insert into db_table_bloat (table_id, bytes, dead_bytes, free_bytes, unmeasured) values (1, 107374182400, null, null, 'a scan measures five tables of up to 20 GB and no more');

-- not applicable: all tables are small
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 90000.0, 10737418, 0, 0, 0, 0, 90000, 800000, 0, 0, 0, 0, 0, 0, 0);
