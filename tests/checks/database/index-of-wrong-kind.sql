-- bad: a document
-- finds: orders_data
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data'
db_index_column: index_id = 11

-- bad: a list
-- finds: orders_tags
db_table:
db_column: number = 2, name = 'tags', quoted = 'tags', type = '_text'
db_index: id = 11, name = 'orders_tags', quoted = 'public.orders_tags'
db_index_column: index_id = 11

-- bad: a document, by its name
-- finds: orders_data
-- says: which is jsonb
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data'
db_index_column: index_id = 11

-- good: a GIN index, and a B-tree on a number
db_table:
db_column:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', method = 'gin'
db_index: id = 12, name = 'orders_id', quoted = 'public.orders_id'
db_index_column: index_id = 11
db_index_column: index_id = 12, column_number = 1

-- good: one field of the document
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_email', quoted = 'public.orders_email'
db_index_column: index_id = 11, column_number = null

-- good: on no table
db_table: id = 0
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data'
db_index_column: index_id = 11

-- good: the column is another table's
db_table:
db_column: table_id = 0, number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data'
db_index_column: index_id = 11

-- good: the column is no key of it
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data'
db_index_column: index_id = 11, position = 0

-- good: the index of a partitioned table
db_table: is_partitioned = 1
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data'
db_index_column: index_id = 11

-- good: a unique one
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', is_unique = 1
db_index_column: index_id = 11

-- good: the index of a partition
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', is_partition = 1
db_index_column: index_id = 11

-- good: a constraint stands on it
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', is_needed = 1
db_index_column: index_id = 11

-- not applicable: a GIN index already
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', method = 'gin'

-- bad: nothing reads it
-- finds: orders_data
-- says: using gin (data); drop index concurrently
-- says: / applied = sql
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', scans = 0
db_index_column: index_id = 11

-- bad: something reads it
-- finds: orders_data
-- says: using gin (data); and once nothing reads the old one: drop index concurrently
-- says: / applied = code
db_table:
db_column: number = 2, name = 'data', quoted = 'data', type = 'jsonb'
db_index: id = 11, name = 'orders_data', quoted = 'public.orders_data', scans = 1
db_index_column: index_id = 11
