-- bad: it may be read
-- finds: orders
db_table:
db_exposed_table: is_guarded = 0

-- bad: a table that may only be read
-- finds: orders
-- says: may read all
db_table:
db_exposed_table: is_guarded = 0

-- good: policies guard it
db_table:
db_exposed_table: is_writable = 1

-- good: on no table
db_table: id = 0
db_exposed_table: is_guarded = 0

-- not applicable: no such role
db_table:
