-- bad: a text column whose default makes UUIDs
-- finds: orders.public_id
db_table:
db_column: name = 'public_id', quoted = 'public_id', type = 'text', is_primary_key = 0, is_uuid_default = 1, holds_uuid = 1

-- bad: a key of 36 characters
-- finds: orders.id
db_table:
db_column: type = 'varchar', holds_uuid = 1

-- good: a slug is text
db_table:
db_column: name = 'slug', quoted = 'slug', type = 'text', holds_uuid = 0

-- good: a uuid is a uuid
db_table:
db_column: type = 'uuid', is_uuid_default = 1

-- good: the table of a migration tool is its own business
db_table: title = '_prisma_migrations', quoted = 'public._prisma_migrations', purpose = 'migration'
db_column: type = 'varchar', holds_uuid = 1

-- undecided: a text key whose statistics are hidden
-- leaves open: orders.id
db_table:
db_column: type = 'text'
