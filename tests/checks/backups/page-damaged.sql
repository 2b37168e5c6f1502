-- bad: two pages
-- finds: shop
db_database: checksum_failures = 2

-- bad: one damaged page
-- finds: shop
db_database: checksum_failures = 1

-- good: none
db_database:

-- not applicable: nobody would notice
db_database: checksum_failures = null
