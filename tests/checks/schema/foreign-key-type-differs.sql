-- bad: an integer that refers to a bigint
-- finds: items fk9
db_table:
db_table: id = 2, title = 'items'
db_foreign_key: constraint_id = 9, table_id = 2, referenced_id = 1, mismatch = 'order_id is int4, and what it refers to int8'
db_constraint: name = 'fk9'

-- bad: numeric in just ten thousand rows
-- finds: items fk9
-- says: severity = medium
-- says: cause = references have another type than their keys
db_table:
db_table: id = 2, title = 'items', rows = 10000.0
db_foreign_key: constraint_id = 9, table_id = 2, referenced_id = 1, mismatch = 'order_id is numeric, and what it refers to int8'
db_constraint: name = 'fk9'

-- bad: one row fewer
-- finds: items fk9
-- says: severity = low
db_table:
db_table: id = 2, title = 'items', rows = 9999.0
db_foreign_key: constraint_id = 9, table_id = 2, referenced_id = 1, mismatch = 'order_id is numeric, and what it refers to int8'
db_constraint: name = 'fk9'

-- bad: integers of two sizes
-- finds: items fk9
-- says: severity = low
db_table:
db_table: id = 2, title = 'items', rows = 10000.0
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
