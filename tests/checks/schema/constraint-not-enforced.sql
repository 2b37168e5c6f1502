-- bad: a foreign key that lets any number in
-- finds: orders orders_user
db_table:
db_constraint: id = 1, name = 'orders_user', quoted = 'orders_user', kind = 'foreign', is_enforced = 0

-- bad: a condition that is only noted
-- finds: orders orders_user
db_table:
db_constraint: id = 1, name = 'orders_user', quoted = 'orders_user', kind = 'check', is_enforced = 0

-- bad: a check of values
-- finds: orders orders_user
-- says: drop the constraint
db_table:
db_constraint: id = 1, name = 'orders_user', quoted = 'orders_user', is_enforced = 0

-- bad: of just ten thousand rows
-- finds: orders orders_user
-- says: severity = medium
-- says: cause = the constraint orders_user of orders is only noted
db_table: rows = 10000.0
db_constraint: id = 1, name = 'orders_user', kind = 'foreign', is_enforced = 0

-- bad: one row fewer
-- finds: orders orders_user
-- says: severity = low
db_table: rows = 9999.0
db_constraint: id = 1, name = 'orders_user', kind = 'foreign', is_enforced = 0

-- good: one that waits to be validated guards new rows all the same
db_table:
db_constraint: id = 1, name = 'orders_user', quoted = 'orders_user', kind = 'foreign'

-- good: enforced and validated
db_table:
db_constraint: id = 1, name = 'orders_user', quoted = 'orders_user', kind = 'check'

-- good: on no table
db_table: id = 0
db_constraint: id = 1, name = 'orders_user', quoted = 'orders_user', is_enforced = 0

-- not applicable: no constraints
db_table:

-- bad: Postgres 18 enforces a foreign key in place
-- finds: orders orders_user
-- says: enforced;
-- says: / applied = sql
db_table:
db_constraint: id = 1, name = 'orders_user', quoted = 'orders_user', kind = 'foreign', is_enforced = 0

-- bad: a check of values is made anew
-- finds: orders orders_user
-- says: / applied = code
db_table:
db_constraint: id = 1, name = 'orders_user', quoted = 'orders_user', kind = 'check', is_enforced = 0
