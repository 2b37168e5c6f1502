-- bad: links to /users/123, and users count to 900
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'users', 'users', 'public.users', 0, null, null, 900.0, 819200, 0, 0, 0, 0, 900, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'int8', 1, 0, null, null, 0, null);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (9, 'users_id_seq', 1, 'id', 900, 9223372036854775807, 'the type of its column', '', 0.0);
insert into http_resource_id (resource, is_integer, singular, plural, seen_in, ids, highest_id) values ('users', 1, 'user', 'users', '/users/123', 3, 123);

-- bad: the table is named for one, with a capital
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'User', 'User', 'public.User', 0, null, null, 900.0, 819200, 0, 0, 0, 0, 900, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'int4', 1, 0, null, null, 0, null);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (9, 'users_id_seq', 1, 'id', 900, 9223372036854775807, 'the type of its column', '', 0.0);
insert into http_resource_id (resource, is_integer, singular, plural, seen_in, ids, highest_id) values ('users', 1, 'user', 'users', '/users/123', 3, 123);

-- good: the public id is a UUID
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'users', 'users', 'public.users', 0, null, null, 900.0, 819200, 0, 0, 0, 0, 900, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'int8', 1, 0, null, null, 0, null);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (9, 'users_id_seq', 1, 'id', 900, 9223372036854775807, 'the type of its column', '', 0.0);
insert into http_resource_id (resource, is_integer, singular, plural, seen_in, ids, highest_id) values ('users', 0, 'user', 'users', '/users/null', 3, null);

-- good: the sequence never came that far: these numbers are others
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'users', 'users', 'public.users', 0, null, null, 900.0, 819200, 0, 0, 0, 0, 900, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'int8', 1, 0, null, null, 0, null);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (9, 'users_id_seq', 1, 'id', 900, 9223372036854775807, 'the type of its column', '', 0.0);
insert into http_resource_id (resource, is_integer, singular, plural, seen_in, ids, highest_id) values ('users', 1, 'user', 'users', '/users/83749283', 3, 83749283);

-- good: no table of that name
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'accounts', 'accounts', 'public.accounts', 0, null, null, 900.0, 819200, 0, 0, 0, 0, 900, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'int8', 1, 0, null, null, 0, null);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (9, 'users_id_seq', 1, 'id', 900, 9223372036854775807, 'the type of its column', '', 0.0);
insert into http_resource_id (resource, is_integer, singular, plural, seen_in, ids, highest_id) values ('rooms', 1, 'room', 'rooms', '/rooms/123', 3, 123);

-- good: the key is a UUID
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'users', 'users', 'public.users', 0, null, null, 900.0, 819200, 0, 0, 0, 0, 900, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'uuid', 1, 0, null, null, 0, null);
insert into http_resource_id (resource, is_integer, singular, plural, seen_in, ids, highest_id) values ('users', 1, 'user', 'users', '/users/123', 3, 123);

-- good: the number is not filled by a sequence
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'users', 'users', 'public.users', 0, null, null, 900.0, 819200, 0, 0, 0, 0, 900, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'int8', 1, 0, null, null, 0, null);
insert into http_resource_id (resource, is_integer, singular, plural, seen_in, ids, highest_id) values ('users', 1, 'user', 'users', '/users/123', 3, 123);

-- good: the sequence was never used
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'users', 'users', 'public.users', 0, null, null, 900.0, 819200, 0, 0, 0, 0, 900, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'int8', 1, 0, null, null, 0, null);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (9, 'users_id_seq', 1, 'id', null, 9223372036854775807, 'the type of its column', '', 0.0);
insert into http_resource_id (resource, is_integer, singular, plural, seen_in, ids, highest_id) values ('users', 1, 'user', 'users', '/users/123', 3, 123);

-- not applicable: no id was seen
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'users', 'users', 'public.users', 0, null, null, 900.0, 819200, 0, 0, 0, 0, 900, 0, 0, 0, 0, 0, 0, 0, 0);
insert into db_column (table_id, number, name, quoted, type, is_primary_key, is_foreign_key, likely_table_id, likely_target, is_uuid_default, holds_uuid) values (1, 1, 'id', 'id', 'int8', 1, 0, null, null, 0, null);
insert into db_sequence (id, title, table_id, column_quoted, last_value, limit_value, limited_by, widening, used_pct) values (9, 'users_id_seq', 1, 'id', 900, 9223372036854775807, 'the type of its column', '', 0.0);
