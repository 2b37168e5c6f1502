-- bad: 45 ms, two thousand times
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select * from post where body ilike $1', 'select', 2000, 90000.0, 45.0, 300.0, 1.0, 1000, 100, 0, 0, 0, 0, 0, 0);

-- good: a report that ran three times
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select sum(total) from sale', 'select', 3, 9000.0, 3000.0, 4000.0, 1.0, 1000, 100, 0, 0, 0, 0, 0, 0);

-- good: fast
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select 1', 'select', 100000, 20000.0, 0.2, 5.0, 1.0, 1000, 100, 0, 0, 0, 0, 0, 0);
