-- bad: the MemoryStore of express
insert into http_cookie values ('/', 'page', 'connect.sid', 1, 'memory', 'express-session', null);

-- bad: other keys and tables are no sessions
insert into http_cookie values ('/', 'page', 'connect.sid', 1, 'memory', 'express-session', null);
insert into redis_key_pattern values (0, 'cache:*', 'cache', null, 'string', 50, 200, 0, 25.0, 0, 0.0, 7.1, 300, 500);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'orders', 'orders', 'public.orders', 0, null, null, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

-- good: sessions in Redis
insert into http_cookie values ('/', 'page', 'connect.sid', 1, 'memory', 'express-session', null);
insert into redis_key_pattern values (0, 'sess:*', 'session', null, 'string', 50, 200, 0, 25.0, 0, 0.0, 7.1, 300, 500);

-- good: sessions in Postgres
insert into http_cookie values ('/', 'page', 'connect.sid', 1, 'memory', 'express-session', null);
insert into db_table (id, parent_id, schema, name, title, quoted, is_partitioned, purpose, tool, rows, bytes, toast_bytes, scans_sequential, rows_read_sequentially, rows_read_by_index, rows_inserted, rows_updated, rows_deleted, rows_dead, is_autovacuum_off, is_unlogged, rows_updated_hot, rows_moved, is_default_partition) values (1, null, 'public', 'session', 'session', 'public.session', 0, 'session', null, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

-- not applicable: rails keeps it in the cookie
insert into http_cookie values ('/', 'page', '_shop_session', 1, null, 'rails', null);
