-- bad: the whole table for a number of pages
-- finds: statement 7
db_statement: id = 7, text = 'select count(*) from orders', calls = 500, mean_ms = 2.0, blocks = 2500000, is_count = 1

-- good: a count by an index
db_statement: id = 7, text = 'select count(*) from orders where user_id = $1', calls = 500, mean_ms = 2.0, blocks = 2000, is_count = 1

-- good: once a night
db_statement: id = 7, text = 'select count(*) from orders', calls = 3, mean_ms = 333.3333333333333, blocks = 15000, is_count = 1
