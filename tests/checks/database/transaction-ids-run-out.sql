-- bad: one and a half billion
-- finds: shop
db_database: xid_age = 1500000000

-- good: at the age where autovacuum begins
db_database: xid_age = 210000000

-- bad: row locks that many share have run as far
-- finds: shop
db_database: xid_age = 210000000, multixact_age = 1200000000
