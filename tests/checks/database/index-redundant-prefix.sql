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

-- bad: indexes of a partitioned table have no pages of their own
-- finds: short
db_table: is_partitioned = 1, bytes = 81920000
db_index: name = 'short', quoted = 'public.short', columns = 'a', identity = 'a', bytes = 0, scans = 0
db_index: id = 2, name = 'long', quoted = 'public.long', columns = 'a, b', identity = 'a, b', bytes = 0, scans = 0
db_index_column: key = 'a'
db_index_column: index_id = 2, key = 'a'
db_index_column: index_id = 2, position = 2, key = 'b'
