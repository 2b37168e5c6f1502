-- bad: a text column whose default makes UUIDs
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 2, 'public_id', 'public_id', 'text', 0, 0, null, null, 1, 1);

-- bad: a key of 36 characters
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'varchar', 1, 0, null, null, 0, 1);

-- good: a slug is text
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'slug', 'slug', 'text', 1, 0, null, null, 0, 0);

-- good: a uuid is a uuid
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'uuid', 1, 0, null, null, 1, null);

-- good: the table of a migration tool is its own business
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', '_prisma_migrations', '_prisma_migrations', 'public._prisma_migrations', 0, 'migration', 'Prisma', 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'varchar', 1, 0, null, null, 0, 1);

-- undecided: a text key whose statistics are hidden
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'text', 1, 0, null, null, 0, null);
