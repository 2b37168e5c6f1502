-- bad: twelve tenants with two tables each
-- finds: schemas
-- says: 12 schemas hold the same tables (invoice, for one), as one for each tenant would; see whether each is a customer / (no fix) / certainty = likely
db_table * 12: id = n, schema = 'tenant_' || n, name = 'invoice'
db_table * 12: id = n + 20, schema = 'tenant_' || n, name = 'line'

-- bad: a partition of a table is not counted
-- finds: schemas
-- says: 10 schemas hold
db_table: parent_id = 10, name = 'invoice'
db_table * 10: id = n + 2, schema = 'tenant_' || (n + 2), name = 'invoice'
db_table * 10: id = n + 20, schema = 'tenant_' || n, name = 'line'

-- good: a schema for each part of the app, and the table of a migration tool in each
db_table * 12: id = n, schema = 'part_' || n, name = 'flyway_schema_history'

-- good: schemas that part the app by its subjects
db_table * 12: id = n, schema = 'part_' || n, name = 'things_' || n
db_table * 12: id = n + 20, schema = 'part_' || n, name = 'lines_' || n
db_table * 12: id = n + 40, schema = 'part_' || n, name = 'users_' || n

-- good: a few schemas
db_table * 3: id = n, schema = 'tenant_' || n, name = 'invoice'
db_table * 3: id = n + 20, schema = 'tenant_' || n, name = 'line'

-- good: two databases of the same tables are no tenants
db_table * 5: id = n, schema = 'part_' || n, name = 'things'
db_table * 5: id = n + 5, database = 'archive', schema = 'part_' || (n + 5), name = 'things'
db_table * 5: id = n + 20, schema = 'part_' || n, name = 'lines'
db_table * 5: id = n + 25, database = 'archive', schema = 'part_' || (n + 5), name = 'lines'
db_table * 5: id = n + 40, schema = 'part_' || n, name = 'users'
db_table * 5: id = n + 45, database = 'archive', schema = 'part_' || (n + 5), name = 'users'

-- not applicable: partitions only
db_table: parent_id = 9
