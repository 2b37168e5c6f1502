-- bad: 2 ms, and once nine seconds
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select * from invoice where customer_id = $1', 'select', 5000, 10000.0, 2.0, 9000.0, 130.0, 5000, 20000, 0, 0, 0, 0, 0, 0);

-- good: slow and steady is another check's business
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select * from invoice where customer_id = $1', 'select', 5000, 2000000.0, 400.0, 1400.0, 90.0, 5000, 20000, 0, 0, 0, 0, 0, 0);

-- good: unsteady, and never long
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select * from invoice where customer_id = $1', 'select', 5000, 1000.0, 0.2, 60.0, 2.0, 5000, 20000, 0, 0, 0, 0, 0, 0);

-- not applicable: nothing ran a hundred times
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select sum(total) from sale', 'select', 4, 3600.0, 900.0, 9000.0, 4000.0, 4, 20000, 0, 0, 0, 0, 0, 0);
