-- bad: a page of every index each time
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, planning_ms, wal_bytes, has_offset, has_pattern, is_count) values (7, 'update orders set note = $1 where id = $2', 'update', 5000, 1000.0, 1000.0/5000, 50.0, 1.0, 5000, 1000, 0, 0.0, 500000000, 0, 0, 0);

-- good: many rows a call
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, planning_ms, wal_bytes, has_offset, has_pattern, is_count) values (7, 'insert into orders select', 'insert', 5000, 1000.0, 1000.0/5000, 50.0, 1.0, 5000000, 1000, 0, 0.0, 500000000, 0, 0, 0);

-- good: a usual update
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, planning_ms, wal_bytes, has_offset, has_pattern, is_count) values (7, 'update orders set note = $1 where id = $2', 'update', 5000, 1000.0, 1000.0/5000, 50.0, 1.0, 5000, 1000, 0, 0.0, 5000000, 0, 0, 0);
