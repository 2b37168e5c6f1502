-- bad: fifteen hundred rows in twelve parts
-- finds: visit
db_table: title = 'visit', is_partitioned = 1, rows = 1500.0, bytes = 196608
db_table: id = 2, parent_id = 1, title = 'visit_2', rows = 125.0, bytes = 16384
db_table: id = 3, parent_id = 1, title = 'visit_3', rows = 125.0, bytes = 16384
db_table: id = 4, parent_id = 1, title = 'visit_4', rows = 125.0, bytes = 16384
db_table: id = 5, parent_id = 1, title = 'visit_5', rows = 125.0, bytes = 16384
db_table: id = 6, parent_id = 1, title = 'visit_6', rows = 125.0, bytes = 16384
db_table: id = 7, parent_id = 1, title = 'visit_7', rows = 125.0, bytes = 16384
db_table: id = 8, parent_id = 1, title = 'visit_8', rows = 125.0, bytes = 16384
db_table: id = 9, parent_id = 1, title = 'visit_9', rows = 125.0, bytes = 16384
db_table: id = 10, parent_id = 1, title = 'visit_10', rows = 125.0, bytes = 16384
db_table: id = 11, parent_id = 1, title = 'visit_11', rows = 125.0, bytes = 16384
db_table: id = 12, parent_id = 1, title = 'visit_12', rows = 125.0, bytes = 16384
db_table: id = 13, parent_id = 1, title = 'visit_13', rows = 125.0, bytes = 16384

-- good: two hundred gigabytes
db_table: title = 'visit', is_partitioned = 1, rows = 900000000.0, bytes = 200000000000
db_table: id = 2, parent_id = 1, title = 'visit_2', rows = 75000000.0, bytes = 16666666666
db_table: id = 3, parent_id = 1, title = 'visit_3', rows = 75000000.0, bytes = 16666666666
db_table: id = 4, parent_id = 1, title = 'visit_4', rows = 75000000.0, bytes = 16666666666
db_table: id = 5, parent_id = 1, title = 'visit_5', rows = 75000000.0, bytes = 16666666666
db_table: id = 6, parent_id = 1, title = 'visit_6', rows = 75000000.0, bytes = 16666666666
db_table: id = 7, parent_id = 1, title = 'visit_7', rows = 75000000.0, bytes = 16666666666
db_table: id = 8, parent_id = 1, title = 'visit_8', rows = 75000000.0, bytes = 16666666666
db_table: id = 9, parent_id = 1, title = 'visit_9', rows = 75000000.0, bytes = 16666666666
db_table: id = 10, parent_id = 1, title = 'visit_10', rows = 75000000.0, bytes = 16666666666
db_table: id = 11, parent_id = 1, title = 'visit_11', rows = 75000000.0, bytes = 16666666666
db_table: id = 12, parent_id = 1, title = 'visit_12', rows = 75000000.0, bytes = 16666666666
db_table: id = 13, parent_id = 1, title = 'visit_13', rows = 75000000.0, bytes = 16666666666

-- good: a first few partitions
db_table: title = 'visit', is_partitioned = 1, rows = 1500.0, bytes = 196608
db_table: id = 2, parent_id = 1, title = 'visit_2', rows = 125.0, bytes = 16384
db_table: id = 3, parent_id = 1, title = 'visit_3', rows = 125.0, bytes = 16384
db_table: id = 4, parent_id = 1, title = 'visit_4', rows = 125.0, bytes = 16384

-- not applicable: no partitioned table, and a part that is partitioned again
db_table: title = 'visit'
db_table: id = 2, parent_id = 7, title = 'visit_2', is_partitioned = 1

-- bad: just six partitions
-- finds: visit
-- says: cut into 6
db_table: title = 'visit', is_partitioned = 1
db_table: id = 8, parent_id = 1, title = 'visit_8'
db_table: id = 9, parent_id = 1, title = 'visit_9'
db_table: id = 10, parent_id = 1, title = 'visit_10'
db_table: id = 11, parent_id = 1, title = 'visit_11'
db_table: id = 12, parent_id = 1, title = 'visit_12'
db_table: id = 13, parent_id = 1, title = 'visit_13'

-- good: at the edge: 1 GB
db_table: title = 'visit', is_partitioned = 1, bytes = 1073741824
db_table: id = 8, parent_id = 1, title = 'visit_8'
db_table: id = 9, parent_id = 1, title = 'visit_9'
db_table: id = 10, parent_id = 1, title = 'visit_10'
db_table: id = 11, parent_id = 1, title = 'visit_11'
db_table: id = 12, parent_id = 1, title = 'visit_12'
db_table: id = 13, parent_id = 1, title = 'visit_13'

-- bad: a byte less than 1 GB
-- finds: visit
db_table: title = 'visit', is_partitioned = 1, bytes = 1073741823
db_table: id = 8, parent_id = 1, title = 'visit_8'
db_table: id = 9, parent_id = 1, title = 'visit_9'
db_table: id = 10, parent_id = 1, title = 'visit_10'
db_table: id = 11, parent_id = 1, title = 'visit_11'
db_table: id = 12, parent_id = 1, title = 'visit_12'
db_table: id = 13, parent_id = 1, title = 'visit_13'

-- good: nobody counted its rows
db_table: title = 'visit', is_partitioned = 1, rows = null
db_table: id = 8, parent_id = 1, title = 'visit_8'
db_table: id = 9, parent_id = 1, title = 'visit_9'
db_table: id = 10, parent_id = 1, title = 'visit_10'
db_table: id = 11, parent_id = 1, title = 'visit_11'
db_table: id = 12, parent_id = 1, title = 'visit_12'
db_table: id = 13, parent_id = 1, title = 'visit_13'
