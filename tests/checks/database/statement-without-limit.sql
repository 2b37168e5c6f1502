-- bad: all the orders for each page
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select * from orders', 'select', 500, 1000.0, 1.0, 5.0, 1.0, 2500000, 100, 0, 0, 0, 0, 0, 0);

-- good: an export, once a day
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select * from orders', 'select', 7, 1000.0, 1.0, 5.0, 1.0, 35000, 100, 0, 0, 0, 0, 0, 0);

-- good: an update of many rows returns none
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'update orders set seen = $1', 'update', 500, 1000.0, 1.0, 5.0, 1.0, 2500000, 100, 0, 0, 0, 0, 0, 0);

-- good: twenty at a time
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select 1', 'select', 500, 1000.0, 1.0, 5.0, 1.0, 10000, 100, 0, 0, 0, 0, 0, 0);
