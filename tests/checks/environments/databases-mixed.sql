-- bad: staging beside production
-- finds: shop_staging
db_database:
db_database: name = 'shop_staging', environment = 'staging'

-- bad: a database without an environment counts as production
-- finds: other
-- says: server as shop
db_database:
db_database: name = 'other', environment = 'staging'

-- bad: the database that is always there is not the one named
-- finds: shop_staging
-- says: server as test
db_database: name = 'postgres'
db_database: name = 'test'
db_database: name = 'shop_staging', environment = 'staging'

-- bad: tests beside production
-- finds: shop_test
run: environment = 'production'
db_database:
db_database: name = 'shop_test', is_current = 0, environment = 'test'

-- good: one alone, beside the database of the server itself
db_database:
db_database: name = 'postgres'

-- good: the laptop of a developer
db_database: name = 'shop_development', environment = 'development'
db_database: name = 'shop_test', environment = 'test'

-- good: a test run makes a database of its own on staging
db_database:
db_database: name = 'shop_test', environment = 'test'

-- good: beside the database that is always there
db_database: environment = 'staging'
db_database: name = 'postgres'

-- good: another database of production
run: environment = 'production'
db_database:
db_database: name = 'archive', is_current = 0, environment = 'production'

-- not applicable: the database that is always there
db_database: name = 'postgres'
