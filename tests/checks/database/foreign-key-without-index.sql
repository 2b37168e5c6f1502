-- bad: fifty thousand orders and no index on their user
-- finds: orders (user_id)
db_server:
db_table: scans_sequential = 1, rows = 50000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows = 200.0
db_foreign_key: cover = 'none'

-- bad: a partitioned table cannot be indexed concurrently
-- finds: orders (user_id)
db_server:
db_table: scans_sequential = 1, is_partitioned = 1, rows = 50000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows = 200.0
db_foreign_key: cover = 'none'

-- bad: just a thousand rows
-- finds: orders (user_id)
-- says: users has no
-- says: create index concurrently
db_server:
db_table: scans_sequential = 1, rows = 1000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users'
db_foreign_key: cover = 'none'

-- bad: two keys on the same column are one finding, about the first
-- finds: orders (user_id)
-- says: to users has no index
db_server:
db_table: scans_sequential = 1
db_table: id = 2, name = 'users', title = 'users'
db_table: id = 3, name = 'teams', title = 'teams'
db_foreign_key: cover = 'none'
db_foreign_key: constraint_id = 2, referenced_id = 3, cover = 'none'

-- bad: just a hundred thousand rows
-- finds: orders (user_id)
-- says: severity = high
db_server:
db_table: scans_sequential = 1, rows = 100000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users'
db_foreign_key: cover = 'none'

-- bad: a row less
-- finds: orders (user_id)
-- says: severity = medium
db_server:
db_table: scans_sequential = 1, rows = 99999.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users'
db_foreign_key: cover = 'none'

-- bad: just ten thousand rows
-- finds: orders (user_id)
-- says: severity = medium
db_server:
db_table: scans_sequential = 1, rows = 10000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users'
db_foreign_key: cover = 'none'

-- bad: a row less than that
-- finds: orders (user_id)
-- says: severity = low
db_server:
db_table: scans_sequential = 1, rows = 9999.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users'
db_foreign_key: cover = 'none'

-- bad: an audit log whose users nobody looks up, and none was deleted in seven days
-- finds: orders (user_id)
-- says: severity = low
db_server: stats_age_days = 7.0
db_table: rows = 500000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows_deleted = 0
db_foreign_key: cover = 'none'

-- bad: the same in a moment less
-- finds: orders (user_id)
-- says: severity = high
db_server: stats_age_days = 6.9
db_table: rows = 500000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows_deleted = 0
db_foreign_key: cover = 'none'

-- bad: the same, and nobody knows since when
-- finds: orders (user_id)
-- says: severity = high
db_server: stats_age_days = null
db_table: rows = 500000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows_deleted = 0
db_foreign_key: cover = 'none'

-- bad: the same on a replica, which counts no writes
-- finds: orders (user_id)
-- says: severity = high
db_server: is_replica = 1
db_table: rows = 500000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows_deleted = 0
db_foreign_key: cover = 'none'

-- bad: a user was deleted
-- finds: orders (user_id)
-- says: severity = high
db_server:
db_table: rows = 500000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows_deleted = 1
db_foreign_key: cover = 'none'

-- bad: it was read whole once
-- finds: orders (user_id)
-- says: severity = high
db_server:
db_table: rows = 500000.0, scans_sequential = 1
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows_deleted = 0
db_foreign_key: cover = 'none'

-- bad: the reads of a partitioned table are counted below it
-- finds: orders (user_id)
-- says: severity = high
db_server:
db_table: rows = 500000.0, is_partitioned = 1
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows_deleted = 0
db_foreign_key: cover = 'none'

-- bad: a schema for each tenant is one thing to mend
-- finds: eu.orders (user_id); us.orders (user_id)
-- says: cause = an index on (user_id) of orders
db_server:
db_table: schema = 'eu', title = 'eu.orders', quoted = 'eu.orders', rows = 50000.0
db_table: id = 2, schema = 'us', title = 'us.orders', quoted = 'us.orders', rows = 40000.0
db_table: id = 3, name = 'users', title = 'users', quoted = 'public.users'
db_foreign_key: referenced_id = 3, cover = 'none'
db_foreign_key: constraint_id = 2, table_id = 2, referenced_id = 3, cover = 'none'

-- bad: and so are the parts of a table
-- finds: orders_1 (user_id)
-- says: cause = no index for the foreign key of each part (user_id) to users
db_server:
db_table: name = 'orders_1', title = 'orders_1', parent_id = 5, rows = 50000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users'
db_foreign_key: cover = 'none'

-- good: an index starts with the column
db_server:
db_table: scans_sequential = 1, rows = 50000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows = 200.0
db_foreign_key:

-- good: a lookup table of a few rows is read whole in no time
db_server:
db_table: scans_sequential = 1, rows = 40.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows = 200.0
db_foreign_key: cover = 'none'

-- good: an index on the first of two columns does not read the whole table
db_server:
db_table: scans_sequential = 1, rows = 50000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows = 200.0
db_foreign_key: columns = 'shop_id, user_id', cover = 'weak'

-- good: an index with another column between is used as well
db_server:
db_table: scans_sequential = 1, rows = 500000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users', rows = 200.0
db_foreign_key: columns = 'shop_id, user_id', cover = 'gap'

-- good: 999 rows
db_server:
db_table: scans_sequential = 1, rows = 999.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users'
db_foreign_key: cover = 'none'

-- not applicable: no foreign keys at all
db_table: rows = 50000.0

-- bad: a partitioned table is built a partition at a time
-- finds: orders (user_id)
-- says: / create index fk_1_idx on only public.orders (user_id);
-- says: create index concurrently fk_1_5_idx on public.orders_1 (user_id);
-- says: alter index "public".fk_1_idx attach partition "public".fk_1_5_idx;
-- says: / applied = sql
db_server:
db_table: is_partitioned = 1
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users'
db_table: id = 5, parent_id = 1, name = 'orders_1', title = 'orders_1', quoted = 'public.orders_1'
db_foreign_key: cover = 'none'

-- bad: partitions that have partitions
-- finds: orders (user_id)
-- says: / an index on each lowest partition
-- says: / applied = code
db_server:
db_table: is_partitioned = 1
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users'
db_table: id = 5, parent_id = 1, is_partitioned = 1, name = 'orders_1', title = 'orders_1', quoted = 'public.orders_1'
db_foreign_key: cover = 'none'

-- bad: of several, each has its own way
-- finds: sales (shop_id); orders (user_id)
-- says: / create index concurrently on public.orders (user_id);
-- says: / create index fk_2_idx on only public.sales (shop_id);
-- says: attach partition "public".fk_2_5_idx;
db_server:
db_table: rows = 300000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users'
db_table: id = 3, name = 'sales', title = 'sales', quoted = 'public.sales', is_partitioned = 1, rows = 400000.0
db_table: id = 5, parent_id = 3, name = 'sales_1', title = 'sales_1', quoted = 'public.sales_1'
db_table: id = 6, parent_id = 9, name = 'other_1', title = 'other_1', quoted = 'public.other_1', is_partitioned = 1
db_foreign_key: cover = 'none'
db_foreign_key: constraint_id = 2, table_id = 3, columns = 'shop_id', cover = 'none'

-- bad: of two partitioned tables each has its own partitions
-- finds: b (x); a (x)
-- says: / create index fk_2_idx on only public.b (x); create index concurrently fk_2_6_idx on public.b_1 (x);
-- says: alter index "shop".fk_1_idx attach partition "public".fk_1_5_idx;
db_server:
db_table: name = 'a', title = 'a', quoted = 'public.a', schema = 'shop', is_partitioned = 1, rows = 300000.0
db_table: id = 2, name = 'users', title = 'users', quoted = 'public.users'
db_table: id = 3, name = 'b', title = 'b', quoted = 'public.b', is_partitioned = 1, rows = 400000.0
db_table: id = 5, parent_id = 1, name = 'a_1', title = 'a_1', quoted = 'public.a_1'
db_table: id = 6, parent_id = 3, name = 'b_1', title = 'b_1', quoted = 'public.b_1'
db_foreign_key: columns = 'x', cover = 'none'
db_foreign_key: constraint_id = 2, table_id = 3, columns = 'x', cover = 'none'
