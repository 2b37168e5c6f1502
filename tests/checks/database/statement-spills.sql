-- bad: 8 MB a call
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select 1', 'select', 100, 1000.0, 1.0, 5.0, 1.0, 1000, 100, 838860800, 0, 0, 0, 0, 0);

-- good: the nightly export spilled once
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select 1', 'select', 1, 1000.0, 1.0, 5.0, 1.0, 1000, 100, 838860800, 0, 0, 0, 0, 0);

-- good: all in memory
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select 1', 'select', 1000, 1000.0, 1.0, 5.0, 1.0, 1000, 100, 0, 0, 0, 0, 0, 0);
