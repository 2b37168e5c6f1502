-- bad: an index on the first of two columns, and the table is large
-- finds: orders (shop_id, user_id)
-- says: certainty = likely
-- says: cause = half an index for the foreign key orders (shop_id, user_id)
db_table: rows = 500000.0
db_table: id = 2, title = 'users', quoted = 'public.users', rows = 200.0
db_foreign_key: columns = 'shop_id, user_id', cover = 'weak'

-- bad: just a hundred thousand rows
-- finds: orders (shop_id, user_id)
-- says: user_id) to users
-- says: create index concurrently
db_table: rows = 100000.0
db_table: id = 2, title = 'users', quoted = 'public.users'
db_foreign_key: columns = 'shop_id, user_id', cover = 'weak'

-- bad: two keys on the same columns are one finding, about the first
-- finds: orders (shop_id, user_id)
-- says: to users an index holds
db_table: rows = 100000.0
db_table: id = 2, title = 'users'
db_table: id = 3, title = 'teams'
db_foreign_key: columns = 'shop_id, user_id', cover = 'weak'
db_foreign_key: constraint_id = 2, referenced_id = 3, columns = 'shop_id, user_id', cover = 'weak'

-- good: the index holds all columns, with another between
db_table: rows = 500000.0
db_table: id = 2, title = 'users', quoted = 'public.users', rows = 200.0
db_foreign_key: columns = 'shop_id, user_id', cover = 'gap'

-- good: all columns come first
db_table: rows = 500000.0
db_table: id = 2, title = 'users', quoted = 'public.users', rows = 200.0
db_foreign_key: columns = 'shop_id, user_id'

-- good: few rows share a column of a table of this size
db_table: rows = 50000.0
db_table: id = 2, title = 'users', quoted = 'public.users', rows = 200.0
db_foreign_key: columns = 'shop_id, user_id', cover = 'weak'

-- good: no index at all is another finding
db_table: rows = 500000.0
db_table: id = 2, title = 'users', quoted = 'public.users', rows = 200.0
db_foreign_key: columns = 'shop_id, user_id', cover = 'none'

-- good: the key is of no table
db_table: id = 0, rows = 500000.0
db_table: id = 2, title = 'users', quoted = 'public.users'
db_foreign_key: cover = 'weak'
