-- bad: twelve tenants
-- finds: schemas
db_table * 12: id = n, schema = 'tenant_' || n, name = 'invoice'

-- bad: a partition of the table is not counted
-- finds: schemas
-- says: 10 schemas hold
db_table: parent_id = 10, name = 'invoice'
db_table * 10: id = n + 2, schema = 'tenant_' || (n + 2), name = 'invoice'

-- good: schemas that part the app by its subjects
db_table * 12: id = n, schema = 'part_' || n, name = 'things_' || n

-- good: a few schemas
db_table: schema = 'tenant_1', name = 'invoice'
db_table: id = 2, schema = 'tenant_2', name = 'invoice'
db_table: id = 3, schema = 'tenant_3', name = 'invoice'

-- good: two databases of the same tables are no tenants
db_table * 5: id = n, schema = 'part_' || n, name = 'things'
db_table * 5: id = n + 5, database = 'archive', schema = 'part_' || (n + 5), name = 'things'

-- not applicable: partitions only
db_table: parent_id = 9
