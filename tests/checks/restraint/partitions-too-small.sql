-- bad: fifteen hundred rows in twelve parts
-- finds: visit
db_table: title = 'visit', is_partitioned = 1, rows = 1500.0, bytes = 196608
db_table * 12: id = n + 1, parent_id = 1, title = 'visit_' || (n + 1), rows = 125.0, bytes = 16384

-- bad: just six partitions
-- finds: visit
-- says: cut into 6
db_table: title = 'visit', is_partitioned = 1
db_table * 6: id = n + 7, parent_id = 1, title = 'visit_' || (n + 7)

-- bad: a byte less than 1 GB
-- finds: visit
db_table: title = 'visit', is_partitioned = 1, bytes = 1073741823
db_table * 6: id = n + 7, parent_id = 1, title = 'visit_' || (n + 7)

-- good: two hundred gigabytes
db_table: title = 'visit', is_partitioned = 1, rows = 900000000.0, bytes = 200000000000
db_table * 12: id = n + 1, parent_id = 1, title = 'visit_' || (n + 1), rows = 75000000.0, bytes = 16666666666

-- good: a first few partitions
db_table: title = 'visit', is_partitioned = 1, rows = 1500.0, bytes = 196608
db_table: id = 2, parent_id = 1, title = 'visit_2', rows = 125.0, bytes = 16384
db_table: id = 3, parent_id = 1, title = 'visit_3', rows = 125.0, bytes = 16384
db_table: id = 4, parent_id = 1, title = 'visit_4', rows = 125.0, bytes = 16384

-- good: at the edge: 1 GB
db_table: title = 'visit', is_partitioned = 1, bytes = 1073741824
db_table * 6: id = n + 7, parent_id = 1, title = 'visit_' || (n + 7)

-- good: nobody counted its rows
db_table: title = 'visit', is_partitioned = 1, rows = null
db_table * 6: id = n + 7, parent_id = 1, title = 'visit_' || (n + 7)

-- good: a small table that others inherit from, beside a partitioned one
db_table: title = 'visit', is_partitioned = 1
db_table: id = 20, title = 'shape'
db_table * 6: id = n + 20, parent_id = 20, title = 'shape_' || n

-- good: a part that is cut again is judged as part of its table
db_table: title = 'visit', is_partitioned = 1
db_table: id = 2, parent_id = 1, title = 'visit_2026', is_partitioned = 1
db_table * 6: id = n + 20, parent_id = 2, title = 'visit_2026_' || n

-- not applicable: no partitioned table, and a part that is partitioned again
db_table: title = 'visit'
db_table: id = 2, parent_id = 7, title = 'visit_2', is_partitioned = 1
