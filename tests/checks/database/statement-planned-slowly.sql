-- bad: five times as long
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, planning_ms, wal_bytes, has_offset, has_pattern, is_count) values (7, 'select 1 from visits', 'select', 5000, 5000.0, 5000.0/5000, 50.0, 1.0, 1000, 1000, 0, 25000.0, 0, 0, 0, 0);

-- good: the work is longer
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, planning_ms, wal_bytes, has_offset, has_pattern, is_count) values (7, 'select 1 from visits', 'select', 5000, 50000.0, 50000.0/5000, 50.0, 1.0, 1000, 1000, 0, 2500.0, 0, 0, 0, 0);

-- good: longer, and still nothing
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, planning_ms, wal_bytes, has_offset, has_pattern, is_count) values (7, 'select 1 from visits', 'select', 5000, 100.0, 100.0/5000, 50.0, 1.0, 1000, 1000, 0, 500.0, 0, 0, 0, 0);
