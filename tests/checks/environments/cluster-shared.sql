-- bad: staging lies on the same server
-- finds: shop_staging
run: environment = 'production'
twin_server: database = 'shop_staging', environment = 'staging', is_same_identifier = 1, is_same_start = 1

-- bad: staging reads production's replica
-- finds: shop_staging
run: environment = 'production'
twin_server: database = 'shop_staging', environment = 'staging', is_replica = 1, is_same_identifier = 1

-- bad: a replica of the same data
-- finds: shop_staging
-- says: database shop_staging is
twin_server: database = 'shop_staging', is_replica = 1, is_same_identifier = 1

-- good: staging runs on a copy of production's files
run: environment = 'production'
twin_server: database = 'shop_staging', environment = 'staging', is_same_identifier = 1

-- good: another server
run: environment = 'production'
twin_server: database = 'shop_staging', environment = 'staging'

-- good: the same start, and other files
twin_server: is_same_start = 1

-- not applicable: no twin
