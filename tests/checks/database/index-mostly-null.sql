-- bad: nine rows of ten have no coupon
-- finds: orders orders_coupon
-- says: certainty = likely
-- says: cause = an index on the empty coupon of orders
db_table:
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon', columns = 'coupon'
db_column: number = 2, name = 'coupon', quoted = 'coupon'
db_column_stat: null_pct = 90.0

-- bad: a unique one
-- finds: orders orders_coupon
db_table:
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon', columns = 'coupon', is_unique = 1
db_column: number = 2, name = 'coupon', quoted = 'coupon'
db_column_stat: null_pct = 50.0

-- bad: just 1 MB
-- finds: orders orders_coupon
-- says: create index concurrently
db_table:
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon', columns = 'coupon', bytes = 1048576
db_column: number = 2, name = 'coupon', quoted = 'coupon'
db_column_stat: null_pct = 90.0

-- bad: one that is needed beside one that is not
-- finds: orders orders_coupon
db_table:
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon', columns = 'coupon'
db_column: number = 2, name = 'coupon', quoted = 'coupon'
db_column_stat: null_pct = 90.0
db_table: id = 2, title = 'users', quoted = 'public.users'
db_index: id = 2, table_id = 2, name = 'orders_coupon_2', columns = 'coupon', is_needed = 1
db_column: table_id = 2, number = 2, name = 'coupon', quoted = 'coupon'
db_column_stat: table_id = 2, null_pct = 90.0

-- good: a value in most rows
db_table:
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon', columns = 'coupon'
db_column: number = 2, name = 'coupon', quoted = 'coupon'
db_column_stat: null_pct = 49.0

-- good: it already leaves the empty rows out
db_table:
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon', columns = 'coupon', predicate = 'p'
db_column: number = 2, name = 'coupon', quoted = 'coupon'
db_column_stat: null_pct = 90.0

-- good: too small to matter
db_table:
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon', columns = 'coupon', bytes = 819200
db_column: number = 2, name = 'coupon', quoted = 'coupon'
db_column_stat: null_pct = 90.0

-- good: it finds rows by another column too
db_table:
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon', columns = 'coupon, id'
db_column: number = 2, name = 'coupon', quoted = 'coupon'
db_column_stat: null_pct = 90.0

-- good: it carries another column
db_table:
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon', columns = 'coupon', has_included = 1
db_column: number = 2, name = 'coupon', quoted = 'coupon'
db_column_stat: null_pct = 90.0

-- good: a BRIN index keeps no entry a row
db_table:
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon', method = 'brin', columns = 'coupon'
db_column: number = 2, name = 'coupon', quoted = 'coupon'
db_column_stat: null_pct = 90.0

-- good: the statistics are of another column
db_table:
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon', columns = 'coupon'
db_column: name = 'coupon', quoted = 'coupon'
db_column_stat: null_pct = 90.0

-- good: the index of a partitioned table
db_table: is_partitioned = 1
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon', columns = 'coupon'
db_column: number = 2, name = 'coupon', quoted = 'coupon'
db_column_stat: null_pct = 90.0

-- good: the index of a partition
db_table:
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon', columns = 'coupon', is_partition = 1
db_column: number = 2, name = 'coupon', quoted = 'coupon'
db_column_stat: null_pct = 90.0

-- good: half-built, beside a good one on few columns
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon'
db_table: id = 2, title = 'users', quoted = 'public.users'
db_index: id = 2, table_id = 2, name = 'orders_coupon_2', quoted = 'public.orders_coupon_2', columns = 'coupon', is_valid = 0
db_column: table_id = 2, number = 2, name = 'coupon', quoted = 'coupon'
db_column_stat: table_id = 2, null_pct = 90.0

-- not applicable: a constraint stands on it
db_table:
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon', columns = 'coupon', is_needed = 1
db_column: number = 2, name = 'coupon', quoted = 'coupon'
db_column_stat: null_pct = 90.0

-- not applicable: half-built
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon', is_valid = 0

-- bad: one that is no key may serve a sort as well
-- finds: orders orders_coupon
-- says: , or to sort by it
db_table:
db_index: name = 'orders_coupon', quoted = 'public.orders_coupon', columns = 'coupon'
db_column: number = 2, name = 'coupon', quoted = 'coupon'
db_column_stat: null_pct = 90.0
