-- bad: each search reads the table
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select id from post where body ilike $1 limit $2', 'select', 400, 15200.0, 38.0, 200.0, 9.0, 4000, 480000, 0, 0, 1, 0, 0, 0);

-- good: with a trigram index
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select id from post where body ilike $1 limit $2', 'select', 400, 480.0, 1.2, 9.0, 0.5, 4000, 9000, 0, 0, 1, 0, 0, 0);

-- good: an export returns what it reads
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select * from post where slug like $1', 'select', 400, 15200.0, 38.0, 200.0, 9.0, 4000000, 480000, 0, 0, 1, 0, 0, 0);

-- not applicable: no pattern
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select id from post where author_id = $1', 'select', 400, 15200.0, 38.0, 200.0, 9.0, 4000, 480000, 0, 0, 0, 0, 0, 0);
