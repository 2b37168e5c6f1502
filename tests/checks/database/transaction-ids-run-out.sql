-- bad: one and a half billion
-- finds: shop
db_database: xid_age = 1500000000

-- bad: row locks that many share have run as far
-- finds: shop
db_database: xid_age = 210000000, multixact_age = 1200000000

-- bad: just a billion transactions
-- finds: shop
-- says: shop is 1.0
db_database: xid_age = 1000000000

-- bad: just a billion shared row locks
-- finds: shop
-- says: shop is 1.0
db_database: multixact_age = 1000000000

-- good: at the age where autovacuum begins
db_database: xid_age = 210000000

-- good: one less than a billion
db_database: xid_age = 999999999
