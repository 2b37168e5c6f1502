-- bad: one of ten
-- finds: shop
db_database: transactions = 100000, rollbacks = 10000

-- good: one of a hundred
db_database: transactions = 100000, rollbacks = 1000

-- good: too few to tell
db_database: transactions = 100, rollbacks = 50
