-- bad: orders that a crash empties
-- finds: orders
db_table: is_unlogged = 1

-- bad: a single row
-- finds: orders
db_table: rows = 1.0, is_unlogged = 1

-- bad: just a thousand rows
-- finds: orders
-- says: severity = medium
-- says: certainty = likely
-- says: cause = the unlogged table orders
db_table: rows = 1000.0, is_unlogged = 1

-- bad: one fewer
-- finds: orders
-- says: severity = low
db_table: rows = 999.0, is_unlogged = 1

-- good: a usual table
db_table:

-- good: an empty one, for imports
db_table: rows = 0.0, is_unlogged = 1

-- good: the rows of a partitioned table lie in its partitions
db_table: is_partitioned = 1, is_unlogged = 1

-- good: the provider's own table
db_table: is_unlogged = 1, purpose = 'provider'
db_table: id = 2

-- not applicable: only tables of the provider
db_table: is_unlogged = 1, purpose = 'provider'

-- bad: 100 MB are rewritten in a moment
-- finds: orders
-- says: / set lock_timeout = '2s'; alter table public.orders set logged;
-- says: / applied = sql
db_table: is_unlogged = 1, bytes = 104857600

-- bad: more would be locked for long
-- finds: orders
-- says: / at a quiet hour
-- says: / applied = code
db_table: is_unlogged = 1, bytes = 104857601
