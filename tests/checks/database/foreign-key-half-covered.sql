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

-- bad: of several, each has its own way
-- finds: sales (shop_id); orders (user_id)
-- says: / create index concurrently on public.orders (user_id);
-- says: / create index fk_2_idx on only public.sales (shop_id);
-- says: attach partition "public".fk_2_5_idx;
db_table: rows = 300000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users'
db_table: id = 3, name = 'sales', title = 'sales', quoted = 'public.sales', is_partitioned = 1, rows = 400000.0
db_table: id = 5, parent_id = 3, name = 'sales_1', title = 'sales_1', quoted = 'public.sales_1'
db_table: id = 6, parent_id = 9, name = 'other_1', title = 'other_1', quoted = 'public.other_1', is_partitioned = 1
db_foreign_key: cover = 'weak'
db_foreign_key: constraint_id = 2, table_id = 3, columns = 'shop_id', cover = 'weak'

-- bad: partitions that have partitions, one by one
-- finds: sales (shop_id)
-- says: / an index on each lowest partition
-- says: / applied = code
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users'
db_table: id = 3, name = 'sales', title = 'sales', quoted = 'public.sales', is_partitioned = 1, rows = 400000.0
db_table: id = 5, parent_id = 3, name = 'sales_1', title = 'sales_1', quoted = 'public.sales_1', is_partitioned = 1
db_foreign_key: constraint_id = 2, table_id = 3, columns = 'shop_id', cover = 'weak'

-- bad: of two partitioned tables each has its own partitions
-- finds: b (x); a (x)
-- says: / create index fk_2_idx on only public.b (x); create index concurrently fk_2_6_idx on public.b_1 (x);
-- says: alter index "shop".fk_1_idx attach partition "public".fk_1_5_idx;
db_table: name = 'a', title = 'a', quoted = 'public.a', schema = 'shop', is_partitioned = 1, rows = 300000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users'
db_table: id = 3, name = 'b', title = 'b', quoted = 'public.b', is_partitioned = 1, rows = 400000.0
db_table: id = 5, parent_id = 1, name = 'a_1', title = 'a_1', quoted = 'public.a_1'
db_table: id = 6, parent_id = 3, name = 'b_1', title = 'b_1', quoted = 'public.b_1'
db_foreign_key: columns = 'x', cover = 'weak'
db_foreign_key: constraint_id = 2, table_id = 3, columns = 'x', cover = 'weak'

-- bad: a partitioned table alone
-- finds: orders (user_id)
-- says: / applied = sql
db_table: is_partitioned = 1, rows = 300000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users'
db_table: id = 5, parent_id = 1, name = 'orders_1', title = 'orders_1', quoted = 'public.orders_1'
db_foreign_key: cover = 'weak'
