-- bad: five tables and no account
-- finds: schema
-- says: certainty = likely
db_table * 5: id = n

-- bad: a second database without an account beside one that has it
-- finds: schema of archive
db_table: id = 9, purpose = 'migration'
db_table * 5: id = n + 10, database = 'archive'

-- good: Alembic keeps it
db_table * 5: id = n
db_table: id = 9, purpose = 'migration'

-- good: two tables of a first evening
db_table:
db_table: id = 2

-- good: a partition is no table of its own
db_table: parent_id = 1
db_table * 4: id = n + 1

-- good: a table of a tool is not the app's
db_table: purpose = 'queue'
db_table * 4: id = n + 1

-- good: a tool that nobody knows keeps it, as of Directus
db_table * 5: id = n
db_table: id = 9, name = 'directus_migrations'

-- not applicable: a table of a tool, and a partition
db_table: purpose = 'queue'
db_table: id = 2, parent_id = 1
