-- bad: orders by number, and a sequence that makes them
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, is_uuid_default) values (1, 1, 'id', 'id', 'int8', 1, 0, 0);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (1, 'orders_id_seq', 1, 'id', 430000000, 9223372036854775807, 'the type of its column', 'sequence public.orders_id_seq as bigint no maxvalue', 0.0);
insert into http_resource values ('orders', 'order', 3, '/orders/57');

-- bad: a framework's prefix before the name
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'shop_order', 'shop_order', 'public.shop_order', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, is_uuid_default) values (1, 1, 'id', 'id', 'int4', 1, 0, 0);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (1, 'orders_id_seq', 1, 'id', 430000000, 9223372036854775807, 'the type of its column', 'sequence public.orders_id_seq as bigint no maxvalue', 0.0);
insert into http_resource values ('orders', 'order', 2, '/orders/57');

-- good: the numbers are of a table that nobody sees
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'invoices', 'invoices', 'public.invoices', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, is_uuid_default) values (1, 1, 'id', 'id', 'int8', 1, 0, 0);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (1, 'orders_id_seq', 1, 'id', 430000000, 9223372036854775807, 'the type of its column', 'sequence public.orders_id_seq as bigint no maxvalue', 0.0);
insert into http_resource values ('orders', 'order', 3, '/orders/57');

-- good: a table of that name with a random key
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, is_uuid_default) values (1, 1, 'id', 'id', 'uuid', 1, 0, 0);
insert into http_resource values ('orders', 'order', 3, '/orders/57');

-- good: numbers that come from elsewhere, such as a postcode
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, is_uuid_default) values (1, 1, 'id', 'id', 'int4', 1, 0, 0);
insert into http_resource values ('orders', 'order', 3, '/orders/57');

-- good: a public id beside the number
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, is_uuid_default) values (1, 1, 'id', 'id', 'int8', 1, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, is_uuid_default) values (1, 2, 'public_id', 'public_id', 'uuid', 0, 0, 0);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (1, 'orders_id_seq', 1, 'id', 430000000, 9223372036854775807, 'the type of its column', 'sequence public.orders_id_seq as bigint no maxvalue', 0.0);
insert into http_resource values ('orders', 'order', 3, '/orders/57');

-- not applicable: one number alone may be anything
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, 5000.0, 819200, 0, 0, 0, 0, 5000, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, is_uuid_default) values (1, 1, 'id', 'id', 'int8', 1, 0, 0);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (1, 'orders_id_seq', 1, 'id', 430000000, 9223372036854775807, 'the type of its column', 'sequence public.orders_id_seq as bigint no maxvalue', 0.0);
insert into http_resource values ('orders', 'order', 1, '/orders/57');
