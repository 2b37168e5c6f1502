-- bad: staging beside production
-- finds: shop_staging
db_database:
db_database: name = 'shop_staging', environment = 'staging'

-- good: one alone, beside the database of the server itself
db_database:
db_database: name = 'postgres'

-- good: the laptop of a developer
db_database: name = 'shop_development', environment = 'development'
db_database: name = 'shop_test', environment = 'test'

-- good: a test run makes a database of its own on staging
db_database:
db_database: name = 'shop_test', environment = 'test'
