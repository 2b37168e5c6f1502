-- bad: an integer key at 88 percent
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (1, 'orders_id_seq', 1, 'id', 1900000000, 2147483647, 'the type of its column', 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue', 88.47);

-- bad: a bigint key that an integer column references
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (1, 'orders_id_seq', 1, 'id', 1900000000, 2147483647, 'the type of item.order_id, which references it', 'table public.item alter column order_id type bigint', 88.47);

-- good: the same number in a bigint
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (1, 'orders_id_seq', 1, 'id', 1900000000, 9223372036854775807, 'the type of its column', 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue', 0.0);

-- good: never used
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (1, 'orders_id_seq', 1, 'id', null, 2147483647, 'the type of its column', 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue', 0.0);

-- bad: a fifth is used, and at this pace the rest lasts 170 days
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 300000000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-11-01T00:00:00Z', 30.0);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (1, 'orders_id_seq', 1, 'id', 430000000, 2147483647, 'the type of its column', 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue', 20.02);

-- good: the same pace, known from one day only
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 10000000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-11-01T00:00:00Z', 1.0);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (1, 'orders_id_seq', 1, 'id', 430000000, 2147483647, 'the type of its column', 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue', 20.02);

-- good: a calm pace
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 300000, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_server (version_num, version, provider, database, is_replica, stats_since_at, stats_age_days) values (150020, '15.20', null, 'shop', 0, '2026-11-01T00:00:00Z', 30.0);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (1, 'orders_id_seq', 1, 'id', 430000000, 2147483647, 'the type of its column', 'table public.orders alter column id type bigint; alter sequence public.orders_id_seq as bigint no maxvalue', 20.02);

-- bad: a sequence that the app asks for numbers, and no column's default names
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (1, 'hibernate_sequence', null, null, 1900000000, 2147483647, 'the end of the sequence', 'sequence public.hibernate_sequence as bigint no maxvalue', 88.47);

-- good: a key that began at the negative end is half-way at 0, not before
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (1, 'orders_id_seq', null, null, -100000000, 2147483647, 'the end of the sequence', 'sequence public.orders_id_seq as bigint no maxvalue', 47.67);
