-- bad: its build was stopped
-- finds: orders_total
db_table:
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0

-- good: its build is under way
db_table:
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0, is_building = 1

-- good: the index of a partitioned table waits for its last partition
db_table: is_partitioned = 1
db_index: name = 'orders_total', quoted = 'public.orders_total', is_valid = 0

-- good: complete
db_table:
db_index: name = 'orders_total', quoted = 'public.orders_total'
