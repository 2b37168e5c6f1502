-- bad: a text column whose default makes UUIDs
-- finds: orders.public_id
db_table:
db_column: name = 'public_id', quoted = 'public_id', type = 'text', is_primary_key = 0, is_uuid_default = 1, holds_uuid = 1

-- bad: a key of 36 characters
-- finds: orders.id
db_table:
db_column: type = 'varchar', holds_uuid = 1

-- bad: by its default and its type
-- finds: orders.id
-- says: alter table public.orders
-- says: public.orders alter column id type
-- says: uuid using id::uuid;
db_table:
db_column: type = 'varchar', is_primary_key = 0, holds_uuid = 1

-- bad: a key, which takes more than one statement
-- finds: orders.id
-- says: (no fix)
db_table:
db_column: type = 'varchar', holds_uuid = 1

-- bad: a foreign key, which takes more than one statement
-- finds: orders.public_id
-- says: (no fix)
db_table:
db_column: name = 'public_id', quoted = 'public_id', type = 'text', is_primary_key = 0, is_foreign_key = 1, holds_uuid = 1

-- bad: just a million rows, by a default
-- finds: orders.id
-- says: in more than twice their size / (no fix) / severity = medium / cause = UUIDs are stored as text
db_table: rows = 1000000.0
db_column: type = 'text', is_uuid_default = 1, holds_uuid = 1

-- bad: one row fewer, and by its length alone
-- finds: orders.id
-- says: severity = low / certainty = likely
-- says: a cast to uuid shows
db_table: rows = 999999.0
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

-- good: on no table but in a partition, and a text that is no key
db_table: id = 2, parent_id = 1, title = 'users', quoted = 'public.users'
db_column: table_id = 2, type = 'text'
db_table: id = 3, title = 'carts', quoted = 'public.carts'
db_column: table_id = 3, type = 'text', is_primary_key = 0

-- undecided: a text key whose statistics are hidden
-- leaves open: orders.id
db_table:
db_column: type = 'text'

-- undecided: a key whose values are not visible
-- leaves open: orders.id
-- says: Whether the key
db_table:
db_column: type = 'text'

-- undecided: a foreign key whose values are not visible
-- leaves open: orders.id
db_table:
db_column: type = 'text', is_primary_key = 0, is_foreign_key = 1
