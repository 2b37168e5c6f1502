-- bad: a document
-- finds: orders_data
db_server:
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', scans = 0
db_index_column: index_id = 11

-- bad: a list
-- finds: orders_tags
db_server:
db_table:
db_column: number = 2, name = 'tags', quoted = 'tags', type = '_text'
db_index: id = 11, name = 'orders_tags', quoted = 'public.orders_tags', scans = 0
db_index_column: index_id = 11

-- bad: a document, by its name
-- finds: orders_data
-- says: which is jsonb
db_server:
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', scans = 0
db_index_column: index_id = 11

-- bad: of just ten thousand rows
-- finds: orders_data
-- says: severity = medium
db_server:
db_table: rows = 10000.0
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', scans = 0
db_index_column: index_id = 11

-- bad: one row fewer
-- finds: orders_data
-- says: severity = low
-- says: cause = a B-tree on data of orders
db_server:
db_table: rows = 9999.0
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', scans = 0
db_index_column: index_id = 11

-- bad: just seven days of counting
-- finds: orders_data
-- says: which is jsonb / create
-- says: severity = low / cause
db_server: stats_age_days = 7.0
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', scans = 0
db_index_column: index_id = 11

-- bad: a moment less
-- finds: orders_data
-- says: certainty = likely
-- says: look again in a week
db_server: stats_age_days = 6.9
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', scans = 0
db_index_column: index_id = 11

-- bad: nobody knows since when
-- finds: orders_data
-- says: certainty = likely
db_server: stats_age_days = null
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', scans = 0
db_index_column: index_id = 11

-- bad: the same one of two tenants
-- finds: eu.orders_data; us.orders_data
db_server:
db_table: schema = 'eu'
db_table: id = 2, schema = 'us'
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_column: table_id = 2, number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', scans = 0
db_index: id = 22, table_id = 2, name = 'orders_data', scans = 0
db_index_column: index_id = 11
db_index_column: index_id = 22

-- good: a GIN index, and a B-tree on a number
db_server:
db_table:
db_column:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', method = 'gin', scans = 0
db_index: id = 12, name = 'orders_id', quoted = 'public.orders_id', scans = 0
db_index_column: index_id = 11
db_index_column: index_id = 12, column_number = 1

-- good: one field of the document
db_server:
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_email', quoted = 'public.orders_email', scans = 0
db_index_column: index_id = 11, column_number = null

-- good: on no table
db_server:
db_table: id = 0
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', scans = 0
db_index_column: index_id = 11

-- good: the column is another table's
db_server:
db_table:
db_column: table_id = 0, number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', scans = 0
db_index_column: index_id = 11

-- good: the column is no key of it
db_server:
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', scans = 0
db_index_column: index_id = 11, position = 0

-- good: the index of a partitioned table
db_server:
db_table: is_partitioned = 1
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', scans = 0
db_index_column: index_id = 11

-- good: a unique one
db_server:
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', is_unique = 1, scans = 0
db_index_column: index_id = 11

-- good: the index of a partition
db_server:
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', is_partition = 1, scans = 0
db_index_column: index_id = 11

-- good: a constraint stands on it
db_server:
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', is_needed = 1, scans = 0
db_index_column: index_id = 11

-- good: it is read: a path that is sorted by
db_server:
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', scans = 1
db_index_column: index_id = 11

-- not applicable: a GIN index already
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', method = 'gin', scans = 0

-- bad: nothing reads it
-- finds: orders_data
-- says: using gin (data); drop index concurrently
-- says: / applied = sql
db_server:
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', scans = 0
db_index_column: index_id = 11

