-- bad: its build was stopped
-- finds: orders_total
-- says: helps no read / reindex
db_server:
db_table:
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0

-- bad: left by a rebuild
-- finds: orders_total_ccnew
-- says: drop index concurrently
db_server:
db_table:
db_index: name = 'orders_total_ccnew', quoted = 'public.orders_total', is_valid = 0

-- bad: the old one of a rebuild
-- finds: orders_total_ccold
-- says: drop index concurrently
db_server:
db_table:
db_index: name = 'orders_total_ccold', quoted = 'public.orders_total', is_valid = 0

-- bad: of just a hundred thousand rows
-- finds: orders_total
-- says: severity = high
-- says: cause = the half-built index orders_total
db_server:
db_table: rows = 100000.0
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0

-- bad: one row fewer
-- finds: orders_total
-- says: severity = medium
db_server:
db_table: rows = 99999.0
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0

-- bad: just ten thousand
-- finds: orders_total
-- says: severity = medium
db_server:
db_table: rows = 10000.0
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0

-- bad: one fewer
-- finds: orders_total
-- says: severity = low
db_server:
db_table: rows = 9999.0
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0

-- bad: a unique one
-- finds: orders_total
-- says: severity = medium
db_server:
db_table:
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0, is_unique = 1

-- bad: left by a rebuild of a large unique one
-- finds: orders_total_ccnew
-- says: severity = low
db_server:
db_table: rows = 500000.0
db_index: name = 'orders_total_ccnew', quoted = 'public.orders_total_ccnew', is_valid = 0, is_unique = 1

-- bad: the old one of such a rebuild
-- finds: orders_total_ccold
-- says: severity = low
db_server:
db_table: rows = 500000.0
db_index: name = 'orders_total_ccold', quoted = 'public.orders_total_ccold', is_valid = 0, is_unique = 1

-- bad: on a replica, whose primary may be building it
-- finds: orders_total
-- says: certainty = likely
-- says: shows on the primary
db_server: is_replica = 1
db_table:
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0

-- bad: the same one of two tenants
-- finds: eu.orders_total; us.orders_total
db_server:
db_table: schema = 'eu'
db_table: id = 2, schema = 'us'
db_index: name = 'orders_total', is_valid = 0
db_index: id = 2, table_id = 2, name = 'orders_total', is_valid = 0

-- good: its build is under way
db_server:
db_table:
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0, is_building = 1

-- good: the index of a partitioned table waits for its last partition
db_server:
db_table: is_partitioned = 1
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0

-- good: complete
db_server:
db_table:
db_index: name = 'orders_total', quoted = 'public.orders_total'

-- good: on no table
db_server:
db_table: id = 0
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0

-- bad: one that forbids doubles fails again where there are some
-- finds: a_b
-- says: / -- where rows are there twice
db_server:
db_table:
db_index: name = 'a_b', quoted = 'public.a_b', is_valid = 0, is_unique = 1

-- bad: any other is built again
-- finds: a_b
-- says: / reindex index concurrently public.a_b;
db_server:
db_table:
db_index: name = 'a_b', quoted = 'public.a_b', is_valid = 0
