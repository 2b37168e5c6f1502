-- bad: orders that a crash empties
-- finds: orders
db_table: is_unlogged = 1

-- good: a usual table
db_table:

-- good: an empty one, for imports
db_table: rows = 0.0, is_unlogged = 1
