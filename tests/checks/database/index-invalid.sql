-- bad: its build was stopped
-- finds: orders_total
db_table:
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0

-- bad: left by a rebuild
-- finds: orders_total_ccnew
-- says: drop index concurrently
db_table:
db_index: name = 'orders_total_ccnew', quoted = 'public.orders_total', is_valid = 0

-- bad: the old one of a rebuild
-- finds: orders_total_ccold
-- says: drop index concurrently
db_table:
db_index: name = 'orders_total_ccold', quoted = 'public.orders_total', is_valid = 0

-- good: its build is under way
db_table:
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0, is_building = 1

-- good: the index of a partitioned table waits for its last partition
db_table: is_partitioned = 1
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0

-- good: complete
db_table:
db_index: name = 'orders_total', quoted = 'public.orders_total'

-- good: on no table
db_table: id = 0
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0

-- bad: one that forbids doubles fails again where there are some
-- finds: a_b
-- says: / -- where rows are there twice
db_table:
db_index: name = 'a_b', quoted = 'public.a_b', is_valid = 0, is_unique = 1

-- bad: any other is built again
-- finds: a_b
-- says: / reindex index concurrently public.a_b;
db_table:
db_index: name = 'a_b', quoted = 'public.a_b', is_valid = 0
