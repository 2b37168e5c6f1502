-- bad: on a flag
-- finds: orders_paid
db_table:
db_column: number = 2, name = 'is_paid', type = 'bool'
db_index: id = 11, name = 'orders_paid', bytes = 81920000
db_index_column: index_id = 11

-- good: a flag, then a time; and the rare value only
db_table:
db_column: number = 2, name = 'is_paid', type = 'bool'
db_column: number = 3, name = 'at', type = 'timestamptz'
db_index: id = 11, name = 'orders_paid_at', bytes = 81920000
db_index: id = 12, name = 'orders_unpaid', predicate = 'x', bytes = 81920000
db_index_column: index_id = 11
db_index_column: index_id = 11, position = 2, column_number = 3
db_index_column: index_id = 12
