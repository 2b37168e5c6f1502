-- bad: five tables and no account
-- finds: schema
db_table:
db_table: id = 2
db_table: id = 3
db_table: id = 4
db_table: id = 5

-- good: Alembic keeps it
db_table:
db_table: id = 2
db_table: id = 3
db_table: id = 4
db_table: id = 5
db_table: id = 9, purpose = 'migration'

-- good: two tables of a first evening
db_table:
db_table: id = 2

-- bad: a second database without an account beside one that has it
-- finds: schema of archive
db_table: id = 9, purpose = 'migration'
db_table: id = 11, database = 'archive'
db_table: id = 12, database = 'archive'
db_table: id = 13, database = 'archive'
db_table: id = 14, database = 'archive'
db_table: id = 15, database = 'archive'

-- good: a partition is no table of its own
db_table: parent_id = 1
db_table: id = 2
db_table: id = 3
db_table: id = 4
db_table: id = 5

-- good: a table of a tool is not the app's
db_table: purpose = 'queue'
db_table: id = 2
db_table: id = 3
db_table: id = 4
db_table: id = 5

-- not applicable: a table of a tool, and a partition
db_table: purpose = 'queue'
db_table: id = 2, parent_id = 1
