-- bad: (a) beside (a, b)
-- finds: short
db_table:
db_index: name = 'short', quoted = 'public.short', columns = 'a', identity = 'a', scans = 0
db_index: id = 2, name = 'long', quoted = 'public.long', columns = 'a, b', identity = 'a, b', scans = 0
db_index_column: key = 'a'
db_index_column: index_id = 2, key = 'a'
db_index_column: index_id = 2, position = 2, key = 'b'

-- bad: a plain index beside a unique one on the same column
-- finds: short
db_table:
db_index: name = 'short', quoted = 'public.short', columns = 'a', identity = 'a plain', scans = 0
db_index: id = 2, name = 'key', quoted = 'public.key', columns = 'a', identity = 'a unique', is_unique = 1, is_needed = 1, scans = 0
db_index_column: key = 'a'
db_index_column: index_id = 2, key = 'a'

-- bad: indexes of a partitioned table have no pages of their own
-- finds: short
db_table: is_partitioned = 1, bytes = 81920000
db_index: name = 'short', quoted = 'public.short', columns = 'a', identity = 'a', bytes = 0, scans = 0
db_index: id = 2, name = 'long', quoted = 'public.long', columns = 'a, b', identity = 'a, b', bytes = 0, scans = 0
db_index_column: key = 'a'
db_index_column: index_id = 2, key = 'a'
db_index_column: index_id = 2, position = 2, key = 'b'

-- bad: just 1 MB, below a key
-- finds: short
-- says: drop index concurrently
db_table:
db_index: name = 'short', quoted = 'public.short', bytes = 1048576, scans = 0
db_index: id = 2, name = 'key', quoted = 'public.key', identity = 'a unique', is_needed = 1

-- bad: the longer one is read, if only once
-- finds: short
db_table:
db_index: name = 'short', quoted = 'public.short'
db_index: id = 2, name = 'long', quoted = 'public.long', identity = 'a, b', scans = 1
db_index_column: index_id = 2

-- bad: a longer one that begins otherwise is another index
-- finds: long
db_table:
db_index: name = 'short', quoted = 'public.short'
db_index: id = 3, name = 'long', quoted = 'public.long', identity = 'a, b'
db_index_column:
db_index_column: index_id = 2, key = 'b'

-- bad: the first of two that are longer
-- finds: short
-- says: beginning of key
db_table:
db_index: name = 'short', quoted = 'public.short', scans = 0
db_index: id = 2, name = 'key', quoted = 'public.key', identity = 'a unique', is_needed = 1
db_index: id = 3, name = 'short_2', quoted = 'public.short_2', identity = 'a', is_unique = 1

-- bad: the same two of two tenants
-- finds: eu.short; us.short
db_table: schema = 'eu'
db_table: id = 2, schema = 'us'
db_index: name = 'short', scans = 0
db_index: id = 2, name = 'key', identity = 'a unique', is_needed = 1
db_index: id = 3, table_id = 2, name = 'short', scans = 0
db_index: id = 4, table_id = 2, name = 'key', identity = 'a unique', is_needed = 1

-- good: the shorter one is unique
db_table:
db_index: name = 'short', quoted = 'public.short', columns = 'a', identity = 'a', is_unique = 1, scans = 0
db_index: id = 2, name = 'long', quoted = 'public.long', columns = 'a, b', identity = 'a, b', scans = 0
db_index_column: key = 'a'
db_index_column: index_id = 2, key = 'a'
db_index_column: index_id = 2, position = 2, key = 'b'

-- good: the longer one knows only some rows
db_table:
db_index: name = 'short', quoted = 'public.short', columns = 'a', identity = 'a', scans = 0
db_index: id = 2, name = 'long', quoted = 'public.long', columns = 'a, b', identity = 'a, b', predicate = 'open', scans = 0
db_index_column: key = 'a'
db_index_column: index_id = 2, key = 'a'
db_index_column: index_id = 2, position = 2, key = 'b'

-- good: the longer one is half-built
db_table:
db_index: name = 'short', quoted = 'public.short', columns = 'a', identity = 'a', scans = 0
db_index: id = 2, name = 'long', quoted = 'public.long', columns = 'a, b', identity = 'a, b', is_valid = 0, scans = 0
db_index_column: key = 'a'
db_index_column: index_id = 2, key = 'a'
db_index_column: index_id = 2, position = 2, key = 'b'

-- good: small ones cost nothing
db_table:
db_index: name = 'short', quoted = 'public.short', columns = 'a', identity = 'a', bytes = 8192, scans = 0
db_index: id = 2, name = 'long', quoted = 'public.long', columns = 'a, b', identity = 'a, b', scans = 0
db_index_column: key = 'a'
db_index_column: index_id = 2, key = 'a'
db_index_column: index_id = 2, position = 2, key = 'b'

-- good: the shorter one carries a column for index-only scans
db_table:
db_index: name = 'short', quoted = 'public.short', columns = 'a', identity = 'a', has_included = 1, scans = 0
db_index: id = 2, name = 'long', quoted = 'public.long', columns = 'a, b', identity = 'a, b', scans = 0
db_index_column: key = 'a'
db_index_column: index_id = 2, key = 'a'
db_index_column: index_id = 2, position = 2, key = 'b'

-- good: the other direction
db_table:
db_index: name = 'short', quoted = 'public.short', columns = 'a', identity = 'a', scans = 0
db_index: id = 2, name = 'long', quoted = 'public.long', columns = 'a, b', identity = 'a, b', scans = 0
db_index_column: key = 'a desc'
db_index_column: index_id = 2, key = 'a'
db_index_column: index_id = 2, position = 2, key = 'b'

-- good: (b) beside (a, b)
db_table:
db_index: name = 'short', quoted = 'public.short', columns = 'b', identity = 'b', scans = 0
db_index: id = 2, name = 'long', quoted = 'public.long', columns = 'a, b', identity = 'a, b', scans = 0
db_index_column: key = 'b'
db_index_column: index_id = 2, key = 'a'
db_index_column: index_id = 2, position = 2, key = 'b'

-- good: the longer one is never read, and the shorter one is: the longer one goes
db_table:
db_index: name = 'short', quoted = 'public.short', columns = 'a', identity = 'a', scans = 9000
db_index: id = 2, name = 'long', quoted = 'public.long', columns = 'a, b', identity = 'a, b', scans = 0
db_index_column: key = 'a'
db_index_column: index_id = 2, key = 'a'
db_index_column: index_id = 2, position = 2, key = 'b'

-- good: the longer one is half-built, or another table's
db_table:
db_index: name = 'short', quoted = 'public.short'
db_index: id = 2, name = 'long', quoted = 'public.long', identity = 'a, b', is_valid = 0
db_index: id = 4, table_id = 2, name = 'key', quoted = 'public.key', identity = 'a unique'

-- good: on no table
db_table: id = 0
db_index: name = 'short', quoted = 'public.short', scans = 0
db_index: id = 2, name = 'key', quoted = 'public.key', identity = 'a unique'

-- good: a byte less than 1 MB
db_table:
db_index: name = 'short', quoted = 'public.short', bytes = 1048575, scans = 0
db_index: id = 2, name = 'key', quoted = 'public.key', identity = 'a unique', is_needed = 1

-- good: they do the same, which is a duplicate
db_table:
db_index: name = 'short', quoted = 'public.short', identity = 'a unique', scans = 0
db_index: id = 2, name = 'key', quoted = 'public.key', identity = 'a unique'

-- good: a block range index
db_table:
db_index: name = 'short', quoted = 'public.short', method = 'brin', scans = 0
db_index: id = 2, name = 'key', quoted = 'public.key', identity = 'a unique'

-- good: the index of a partition
db_table:
db_index: name = 'short', quoted = 'public.short', is_partition = 1, scans = 0
db_index: id = 2, name = 'key', quoted = 'public.key', identity = 'a unique', is_needed = 1

-- good: the longer one is a block range index
db_table:
db_index: name = 'short', quoted = 'public.short', scans = 0
db_index: id = 2, name = 'key', quoted = 'public.key', method = 'brin', identity = 'a unique'
