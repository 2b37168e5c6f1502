-- bad: two on the same column
-- finds: orders_by_user
db_table:
db_index: name = 'orders_user', quoted = 'public.orders_user', columns = 'user_id', identity = 'user_id'
db_index: id = 2, name = 'orders_by_user', quoted = 'public.orders_by_user', columns = 'user_id', identity = 'user_id'

-- bad: the older one is dropped when a constraint stands on the younger
-- finds: orders_code
db_table:
db_index: name = 'orders_code', quoted = 'public.orders_code', columns = 'code', identity = 'code'
db_index: id = 2, name = 'orders_code_key', quoted = 'public.orders_code_key', columns = 'code', identity = 'code', is_needed = 1

-- bad: both belong to a partitioned table, whose indexes have no pages of their own
-- finds: two
db_table: is_partitioned = 1
db_index: name = 'one', quoted = 'public.one', columns = 'a', identity = 'a'
db_index: id = 2, name = 'two', quoted = 'public.two', columns = 'a', identity = 'a'

-- bad: the older one does what a part of the partitioned index does
-- finds: own
db_table:
db_index: name = 'own', quoted = 'public.own', columns = 'a', identity = 'a'
db_index: id = 2, name = 'part', quoted = 'public.part', columns = 'a', identity = 'a', is_partition = 1

-- bad: two on a table that is no partitioned one
-- finds: two
-- says: drop index concurrently
-- says: two on users
db_table:
db_table: id = 2, title = 'users'
db_index: table_id = 2, name = 'one', quoted = 'public.one', identity = 'user_id'
db_index: id = 2, table_id = 2, name = 'two', quoted = 'public.two', identity = 'user_id'

-- bad: three of a kind, of which the first stays
-- finds: orders_b; orders_c
-- says: does the same as orders_a
db_table:
db_index: name = 'orders_a', is_needed = 1
db_index: id = 2, name = 'orders_c'
db_index: id = 3, name = 'orders_b'

-- bad: just 100 MB
-- finds: two
-- says: severity = medium
-- says: cause = a second index on orders (user_id)
db_table:
db_index: name = 'one', columns = 'user_id'
db_index: id = 2, name = 'two', columns = 'user_id', bytes = 104857600

-- bad: a byte less
-- finds: two
-- says: severity = low
db_table:
db_index: name = 'one'
db_index: id = 2, name = 'two', bytes = 104857599

-- bad: the same two of two tenants
-- finds: eu.two; us.two
db_table: schema = 'eu'
db_table: id = 2, schema = 'us'
db_index: name = 'one'
db_index: id = 2, name = 'two'
db_index: id = 3, table_id = 2, name = 'one'
db_index: id = 4, table_id = 2, name = 'two'

-- good: the same columns the other way round
db_table:
db_index: name = 'a_b', quoted = 'public.a_b', columns = 'a, b', identity = 'a, b'
db_index: id = 2, name = 'b_a', quoted = 'public.b_a', columns = 'b, a', identity = 'b, a'

-- good: a twin that is half-built: dropping the complete one would be the wrong one
db_table:
db_index: name = 'orders_user', quoted = 'public.orders_user', columns = 'user_id', identity = 'user_id'
db_index: id = 2, name = 'orders_by_user', quoted = 'public.orders_by_user', columns = 'user_id', identity = 'user_id', is_valid = 0

-- good: constraints stand on both
db_table:
db_index: name = 'one', quoted = 'public.one', columns = 'code', identity = 'code', is_needed = 1
db_index: id = 2, name = 'two', quoted = 'public.two', columns = 'code', identity = 'code', is_needed = 1

-- good: parts of partitioned indexes cannot be dropped alone
db_table:
db_index: name = 'one', quoted = 'public.one', columns = 'user_id', identity = 'user_id', is_partition = 1
db_index: id = 2, name = 'two', quoted = 'public.two', columns = 'user_id', identity = 'user_id', is_partition = 1

-- good: on different tables
db_table:
db_table: id = 2, title = 'users'
db_index: name = 'one', quoted = 'public.one', columns = 'user_id', identity = 'user_id'
db_index: id = 2, table_id = 2, name = 'two', quoted = 'public.two', columns = 'user_id', identity = 'user_id'

-- good: the other one is half-built
db_table:
db_index: name = 'one', quoted = 'public.one', identity = 'a', is_valid = 0
db_index: id = 2, name = 'two', quoted = 'public.two', identity = 'a'
