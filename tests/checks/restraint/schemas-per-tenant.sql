-- bad: twelve tenants
-- finds: schemas
db_table: schema = 'tenant_1', name = 'invoice'
db_table: id = 2, schema = 'tenant_2', name = 'invoice'
db_table: id = 3, schema = 'tenant_3', name = 'invoice'
db_table: id = 4, schema = 'tenant_4', name = 'invoice'
db_table: id = 5, schema = 'tenant_5', name = 'invoice'
db_table: id = 6, schema = 'tenant_6', name = 'invoice'
db_table: id = 7, schema = 'tenant_7', name = 'invoice'
db_table: id = 8, schema = 'tenant_8', name = 'invoice'
db_table: id = 9, schema = 'tenant_9', name = 'invoice'
db_table: id = 10, schema = 'tenant_10', name = 'invoice'
db_table: id = 11, schema = 'tenant_11', name = 'invoice'
db_table: id = 12, schema = 'tenant_12', name = 'invoice'

-- good: schemas that part the app by its subjects
db_table: schema = 'part_1', name = 'things_1'
db_table: id = 2, schema = 'part_2', name = 'things_2'
db_table: id = 3, schema = 'part_3', name = 'things_3'
db_table: id = 4, schema = 'part_4', name = 'things_4'
db_table: id = 5, schema = 'part_5', name = 'things_5'
db_table: id = 6, schema = 'part_6', name = 'things_6'
db_table: id = 7, schema = 'part_7', name = 'things_7'
db_table: id = 8, schema = 'part_8', name = 'things_8'
db_table: id = 9, schema = 'part_9', name = 'things_9'
db_table: id = 10, schema = 'part_10', name = 'things_10'
db_table: id = 11, schema = 'part_11', name = 'things_11'
db_table: id = 12, schema = 'part_12', name = 'things_12'

-- good: a few schemas
db_table: schema = 'tenant_1', name = 'invoice'
db_table: id = 2, schema = 'tenant_2', name = 'invoice'
db_table: id = 3, schema = 'tenant_3', name = 'invoice'

-- good: two databases of the same tables are no tenants
db_table: schema = 'part_1', name = 'things'
db_table: id = 2, schema = 'part_2', name = 'things'
db_table: id = 3, schema = 'part_3', name = 'things'
db_table: id = 4, schema = 'part_4', name = 'things'
db_table: id = 5, schema = 'part_5', name = 'things'
db_table: id = 6, database = 'archive', schema = 'part_6', name = 'things'
db_table: id = 7, database = 'archive', schema = 'part_7', name = 'things'
db_table: id = 8, database = 'archive', schema = 'part_8', name = 'things'
db_table: id = 9, database = 'archive', schema = 'part_9', name = 'things'
db_table: id = 10, database = 'archive', schema = 'part_10', name = 'things'

-- bad: a partition of the table is not counted
-- finds: schemas
-- says: 10 schemas hold
db_table: parent_id = 10, name = 'invoice'
db_table: id = 3, schema = 'tenant_3', name = 'invoice'
db_table: id = 4, schema = 'tenant_4', name = 'invoice'
db_table: id = 5, schema = 'tenant_5', name = 'invoice'
db_table: id = 6, schema = 'tenant_6', name = 'invoice'
db_table: id = 7, schema = 'tenant_7', name = 'invoice'
db_table: id = 8, schema = 'tenant_8', name = 'invoice'
db_table: id = 9, schema = 'tenant_9', name = 'invoice'
db_table: id = 10, schema = 'tenant_10', name = 'invoice'
db_table: id = 11, schema = 'tenant_11', name = 'invoice'
db_table: id = 12, schema = 'tenant_12', name = 'invoice'
