-- bad: two thousand pages for a list of twenty
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select * from post order by id limit $1 offset $2', 'select', 300, 4200.0, 14.0, 90.0, 3.0, 6000, 600000, 0, 1, 0, 0, 0, 0);

-- good: small offsets of a small table
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select * from tag order by name limit $1 offset $2', 'select', 300, 120.0, 0.4, 2.0, 0.1, 6000, 1200, 0, 1, 0, 0, 0, 0);

-- good: looked through by hand, twice
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select * from post order by id limit $1 offset $2', 'select', 2, 28.0, 14.0, 90.0, 3.0, 40, 60000, 0, 1, 0, 0, 0, 0);

-- not applicable: paged by key
insert into db_statement (id, text, kind, calls, total_ms, mean_ms, max_ms, deviation_ms, rows, blocks, temp_bytes, has_offset, has_pattern, planning_ms, wal_bytes, is_count) values (1, 'select * from post where id < $1 order by id desc limit $2', 'select', 300, 4200.0, 14.0, 90.0, 3.0, 6000, 600000, 0, 0, 0, 0, 0, 0);
