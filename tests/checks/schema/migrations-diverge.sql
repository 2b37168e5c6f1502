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

-- bad: one that ran only in production
-- finds: schema_migrations
-- says: 1 migrations ran
twin_server:
twin_migration: version = '2'
twin_migration: is_here = 0

-- bad: one that only production has, beside one that both have
-- finds: schema_migrations
-- says: migrations ran in
-- says: 1 migrations ran
-- says: production (up to 1)
run: environment = 'production'
twin_server:
twin_migration: is_there = 0
twin_migration: version = '2'

-- bad: one that only staging has, and one that only production has
-- finds: schema_migrations
-- says: migrations ran only
-- says: production (up to 3)
twin_server:
twin_migration: version = '2'
twin_migration: is_there = 0
twin_migration: version = '3', is_here = 0

-- bad: one that only production has, beside one that ran nowhere
-- finds: schema_migrations
-- says: staging (up to 1)
twin_server:
twin_migration: is_here = 0
twin_migration: version = '3', is_here = 0, is_there = 0

-- bad: one that only production has, in each of two tables
-- finds: schema_migrations; schema_migrations_2
run: environment = 'production'
twin_server:
twin_migration: is_there = 0
twin_migration: table_title = 'schema_migrations_2', is_there = 0
twin_migration: version = '3', is_here = 0, is_there = 0

-- bad: the latest that only production has is not one that ran nowhere
-- finds: schema_migrations
-- says: and not in staging (up to 1)
run: environment = 'production'
twin_server: database = 'shop_staging', environment = 'staging'
twin_migration: is_there = 0
twin_migration: version = '3', is_here = 0, is_there = 0

-- bad: the latest that only production has is not one that both have
-- finds: schema_migrations
-- says: and not in staging (up to 1)
twin_server:
twin_migration: is_here = 0
twin_migration: version = '3'

-- bad: the schemas differ too
-- finds: schema_migrations
-- says: severity = high
run: environment = 'production'
twin_server:
twin_migration: is_there = 0
twin_difference:

-- bad: the schemas are the same: staging was built from a dump
-- finds: schema_migrations
-- says: severity = low
run: environment = 'production'
twin_server:
twin_migration: is_there = 0

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

-- good: one that production lacks, and one that ran nowhere
twin_server:
twin_migration: is_there = 0
twin_migration: version = '3', is_here = 0, is_there = 0

-- good: one that ran nowhere
run: environment = 'production'
twin_server:
twin_migration: is_here = 0, is_there = 0

-- not applicable: no migrations on either side
twin_server: database = 'shop_staging', environment = 'staging'
