-- bad: an index was made by hand
-- finds: index orders.orders_by_day
-- says: severity = low / cause = the schemas of both environments differ
twin_server: database = 'shop_staging', environment = 'staging'
twin_migration:
twin_difference:

-- bad: a column has another type
-- finds: column orders.total
-- says: severity = medium
twin_server: database = 'shop_staging', environment = 'staging'
twin_migration:
twin_difference: object = 'column orders.total', here = 'numeric', there = 'float8'

-- bad: one that only the twin has
-- finds: table audit
twin_server: database = 'shop_staging', environment = 'staging'
twin_difference: object = 'table audit', here = null, there = 'plain'

-- bad: there in both, and different
-- finds: column orders.total
-- says: orders.total is btree
twin_server:
twin_difference: object = 'column orders.total', there = 'float8'

-- good: the same
twin_server: database = 'shop_staging', environment = 'staging'
twin_migration:

-- good: a migration is on its way
twin_server: database = 'shop_staging', environment = 'staging'
twin_migration:
twin_migration: version = '2', is_here = 0
twin_difference: object = 'table news', here = null, there = 'plain'

-- not applicable: no twin
