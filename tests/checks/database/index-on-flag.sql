-- bad: on a flag
-- finds: orders_paid
-- says: certainty = likely
-- says: cause = an index on the flag is_paid of orders
-- says: where one of the two is rare
db_table:
db_column: number = 2, name = 'is_paid', type = 'bool'
db_index: id = 11, name = 'orders_paid', bytes = 81920000, scans = 0
db_index_column: index_id = 11

-- bad: just 1 MB
-- finds: orders_paid
db_table:
db_column: number = 2, name = 'is_paid', type = 'bool'
db_index: id = 11, name = 'orders_paid', bytes = 1048576, scans = 0
db_index_column: index_id = 11

-- bad: its first column is another one
-- finds: orders_paid_at
db_table:
db_column: number = 2, name = 'is_paid', type = 'bool'
db_index: id = 11, name = 'orders_paid_at', scans = 0
db_index_column: index_id = 11
db_index_column: index_id = 10, position = 2
db_index_column: index_id = 12

-- bad: one of another method, beside a B-tree
-- finds: orders_paid
db_table:
db_column: number = 2, name = 'is_paid', type = 'bool'
db_index: id = 11, name = 'orders_paid', scans = 0
db_index_column: index_id = 11
db_table: id = 12, title = 'users'
db_column: table_id = 12, number = 2, name = 'is_paid', type = 'bool'
db_index: id = 22, table_id = 12, name = 'orders_paid_2', method = 'bool', scans = 0
db_index_column: index_id = 22

-- bad: the same one of two tenants
-- finds: eu.orders_data; us.orders_data
db_table: schema = 'eu'
db_table: id = 2, schema = 'us'
db_column: number = 2, name = 'data', quoted = 'data', type = 'bool'
db_column: table_id = 2, number = 2, name = 'data', quoted = 'data', type = 'bool'
db_index: id = 11, name = 'orders_data', scans = 0
db_index: id = 22, table_id = 2, name = 'orders_data', scans = 0
db_index_column: index_id = 11
db_index_column: index_id = 22

-- good: a flag, then a time; and the rare value only
db_table:
db_column: number = 2, name = 'is_paid', type = 'bool'
db_column: number = 3, name = 'at', type = 'timestamptz'
db_index: id = 11, name = 'orders_paid_at', bytes = 81920000, scans = 0
db_index: id = 12, name = 'orders_unpaid', predicate = 'x', bytes = 81920000, scans = 0
db_index_column: index_id = 11
db_index_column: index_id = 11, position = 2, column_number = 3
db_index_column: index_id = 12

-- good: a byte less than 1 MB
db_table:
db_column: number = 2, name = 'is_paid', type = 'bool'
db_index: id = 11, name = 'orders_paid', bytes = 1048575, scans = 0
db_index_column: index_id = 11

-- good: the flag is another column
db_table:
db_column: name = 'is_paid', type = 'bool'
db_index: id = 11, name = 'orders_paid', scans = 0
db_index_column: index_id = 11

-- good: no flag
db_table:
db_column: number = 2, name = 'is_paid'
db_index: id = 11, name = 'orders_paid', scans = 0
db_index_column: index_id = 11

-- good: the flag is not its first column
db_table:
db_column: number = 2, name = 'is_paid', type = 'bool'
db_index: id = 11, name = 'orders_paid', scans = 0
db_index_column: index_id = 11, position = 0

-- good: a unique one
db_table:
db_column: number = 2, name = 'is_paid', type = 'bool'
db_index: id = 11, name = 'orders_paid', is_unique = 1, scans = 0
db_index_column: index_id = 11

-- good: the index of a partition
db_table:
db_column: number = 2, name = 'is_paid', type = 'bool'
db_index: id = 11, name = 'orders_paid', is_partition = 1, scans = 0
db_index_column: index_id = 11

-- good: a constraint stands on it
db_table:
db_column: number = 2, name = 'is_paid', type = 'bool'
db_index: id = 11, name = 'orders_paid', is_needed = 1, scans = 0
db_index_column: index_id = 11

-- good: it is read: one of the two is rare
-- hints: orders_paid
-- says: it is read
db_table:
db_column: number = 2, name = 'is_paid', type = 'bool'
db_index: id = 11, name = 'orders_paid', scans = 1
db_index_column: index_id = 11

-- not applicable: a block range index, and a part of the rows
db_index: id = 11, name = 'orders_paid_at', method = 'brin', scans = 0
db_index: id = 12, name = 'orders_unpaid', predicate = 'x', scans = 0
