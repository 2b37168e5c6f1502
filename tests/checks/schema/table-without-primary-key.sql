-- bad: a log of visits
-- finds: visit_log
db_table: title = 'visit_log', quoted = 'public.visit_log'
db_column: name = 'at', quoted = 'at'

-- bad: a column named id that nothing guards
-- finds: visit_log
db_table: title = 'visit_log', quoted = 'public.visit_log'
db_column:

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
