-- bad: one failed
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', '_prisma_migrations', '_prisma_migrations', 'public._prisma_migrations', 0, 'migration', null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_migration (table_id, tool, unfinished) values (1, 'Prisma', 1);

-- good: all done
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', '_prisma_migrations', '_prisma_migrations', 'public._prisma_migrations', 0, 'migration', null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_migration (table_id, tool, unfinished) values (1, 'Prisma', 0);
