-- bad: an integer that refers to a bigint
-- finds: items fk9
db_table:
db_table: id = 2, title = 'items'
db_foreign_key: constraint_id = 9, table_id = 2, referenced_id = 1, mismatch = 'order_id is int4, and what it refers to int8'
db_constraint: name = 'fk9'

-- good: the same type
db_table:
db_table: id = 2, title = 'items'
db_foreign_key: constraint_id = 9, table_id = 2, referenced_id = 1
db_constraint: name = 'fk9'

-- good: the other table is not known
db_table: id = 2, title = 'items'
db_foreign_key: constraint_id = 9, table_id = 2, referenced_id = 1, mismatch = 'order_id is int4, and what it refers to int8'
db_constraint: name = 'fk9'

-- good: the constraint is another one
db_table:
db_table: id = 2, title = 'items'
db_foreign_key: constraint_id = 8, table_id = 2, referenced_id = 1, mismatch = 'order_id is int4, and what it refers to int8'
db_constraint: name = 'fk9'
