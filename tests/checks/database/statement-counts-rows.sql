-- bad: the whole table for a number of pages
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, planning_ms, wal_bytes, has_offset, has_pattern, is_count) values (7, 'select count(*) from orders', 'select', 500, 1000.0, 1000.0/500, 50.0, 1.0, 500, 2500000, 0, 0.0, 0, 0, 0, 1);

-- good: a count by an index
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, planning_ms, wal_bytes, has_offset, has_pattern, is_count) values (7, 'select count(*) from orders where user_id = $1', 'select', 500, 1000.0, 1000.0/500, 50.0, 1.0, 500, 2000, 0, 0.0, 0, 0, 0, 1);

-- good: once a night
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, planning_ms, wal_bytes, has_offset, has_pattern, is_count) values (7, 'select count(*) from orders', 'select', 3, 1000.0, 1000.0/3, 50.0, 1.0, 3, 15000, 0, 0.0, 0, 0, 0, 1);
