-- bad: a log of visits
-- finds: visit_log
db_table: title = 'visit_log', quoted = 'public.visit_log'
db_column: name = 'at', quoted = 'at'

-- bad: a column named id that nothing guards
-- finds: visit_log
db_table: title = 'visit_log', quoted = 'public.visit_log'
db_column:

-- bad: a constraint of another table, and a column to make it of
-- finds: orders
-- says: public.orders add primary
db_table:
db_column:
db_constraint: id = 1, table_id = 0

-- bad: a check of values is no key
-- finds: orders
db_table:
db_constraint: id = 1, kind = 'check'

-- bad: no column to make it of
-- finds: visit_log
-- says: public.visit_log add column
db_table: title = 'visit_log', quoted = 'public.visit_log'
db_column: name = 'at', quoted = 'at'

-- bad: the column is another table's
-- finds: orders
-- says: public.orders add column
db_table: id = 0
db_column:

-- bad: of just a million rows
-- finds: orders
-- says: severity = high
-- says: cause = orders has no primary key
db_table: rows = 1000000.0

-- bad: one row fewer
-- finds: orders
-- says: severity = medium
db_table: rows = 999999.0

-- bad: of just ten thousand
-- finds: orders
-- says: severity = medium
db_table: rows = 10000.0

-- bad: one fewer than that
-- finds: orders
-- says: severity = low
db_table: rows = 9999.0

-- bad: a log that only grows
-- finds: orders
-- says: severity = low
db_table: rows = 1000000.0, rows_deleted = 0

-- bad: rows of it are changed
-- finds: orders
-- says: severity = high
db_table: rows = 1000000.0, rows_deleted = 0, rows_updated = 1

-- bad: the join table of Rails, with a unique index
-- finds: orders
-- says: severity = low
db_table: rows = 1000000.0
db_index: is_unique = 1

-- bad: an index that is not unique
-- finds: orders
-- says: severity = high
db_table: rows = 1000000.0
db_index:

-- bad: a unique one that is half-built
-- finds: orders
-- says: severity = high
db_table: rows = 1000000.0
db_index: is_unique = 1, is_valid = 0

-- bad: one of some rows
-- finds: orders
-- says: severity = high
db_table: rows = 1000000.0
db_index: is_unique = 1, predicate = 'x'

-- bad: one of another table
-- finds: orders
-- says: severity = high
db_table: rows = 1000000.0
db_index: table_id = 2, is_unique = 1

-- good: it has one
db_table:
db_column:
db_constraint: id = 1

-- good: a partition has that of its parent
db_table: title = 'visit', quoted = 'public.visit'
db_table: id = 2, parent_id = 1, title = 'visit_2026', quoted = 'public.visit_2026'
db_constraint: id = 1

-- good: the table of a migration tool is its own business
db_table:
db_table: id = 2, title = 'alembic_version', quoted = 'public.alembic_version', purpose = 'migration'
db_constraint: id = 1

-- good: the provider's own table
db_table: title = 'auth.sessions', purpose = 'provider'
db_table: id = 2
db_constraint: table_id = 2

-- not applicable: a partition, and the table of a migration tool
db_table: parent_id = 1
db_table: id = 2, title = 'alembic_version', quoted = 'public.alembic_version', purpose = 'migration'

-- not applicable: only tables of the provider
db_table: title = 'auth.sessions', purpose = 'provider'
