-- bad: left as not valid
-- finds: orders orders_user
db_table:
db_constraint: id = 1, name = 'orders_user', quoted = 'orders_user', is_validated = 0

-- bad: of just ten thousand rows
-- finds: orders orders_user
-- says: severity = medium
-- says: cause = the constraint orders_user of orders was never validated
db_table: rows = 10000.0
db_constraint: id = 1, name = 'orders_user', kind = 'foreign', is_validated = 0

-- bad: one row fewer
-- finds: orders orders_user
-- says: severity = low
db_table: rows = 9999.0
db_constraint: id = 1, name = 'orders_user', kind = 'foreign', is_validated = 0

-- good: validated
db_table:
db_constraint: id = 1, name = 'orders_user', quoted = 'orders_user'

-- good: not enforced on purpose: it cannot be validated
db_table:
db_constraint: id = 1, name = 'orders_user', quoted = 'orders_user', is_validated = 0, is_enforced = 0

-- good: on no table
db_table: id = 0
db_constraint: id = 1, name = 'orders_user', quoted = 'orders_user', is_validated = 0
