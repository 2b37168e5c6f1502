-- bad: each has one of its own
-- finds: schema_migrations
twin_server: database = 'shop_staging', environment = 'staging'
twin_migration:
twin_migration: version = '2', is_there = 0
twin_migration: version = '3', is_here = 0

-- bad: production is ahead of staging
-- finds: schema_migrations
run: environment = 'production'
twin_server: database = 'shop_staging', environment = 'staging'
twin_migration:
twin_migration: version = '2', is_there = 0

-- bad: seen from staging
-- finds: schema_migrations
twin_server: database = 'shop'
twin_migration:
twin_migration: version = '2', is_here = 0

-- good: staging is ahead of production
run: environment = 'production'
twin_server: database = 'shop_staging', environment = 'staging'
twin_migration:
twin_migration: version = '2', is_here = 0

-- good: equal
run: environment = 'production'
twin_server: database = 'shop_staging', environment = 'staging'
twin_migration:
twin_migration: version = '2'

-- not applicable: no migrations on either side
twin_server: database = 'shop_staging', environment = 'staging'
