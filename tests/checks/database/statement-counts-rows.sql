-- bad: the whole table for a number of pages
-- finds: statement 7
db_statement: id = 7, text = 'select count(*) from orders', calls = 500, mean_ms = 2.0, blocks = 2500000, is_count = 1

-- bad: just over the edges: a hundred calls, and more than a thousand pages
-- finds: statement 14; statement 7
db_statement: id = 7, text = 'select count(*) from orders', calls = 100, blocks = 2500000, is_count = 1
db_statement: id = 14, text = 'select count(*) from orders', calls = 2499, blocks = 2500000, is_count = 1

-- bad: what counts nothing does not matter
-- finds: statement 7
db_statement: id = 7, text = 'select count(*) from orders', calls = 500, blocks = 2500000, is_count = 1
db_statement: id = 14, text = 'select count(*) from orders', calls = 500, blocks = 2500000

-- good: at the edge: a thousand pages
db_statement: id = 14, text = 'select count(*) from orders', calls = 2500, blocks = 2500000, is_count = 1

-- good: a count by an index
db_statement: id = 7, text = 'select count(*) from orders where user_id = $1', calls = 500, mean_ms = 2.0, blocks = 2000, is_count = 1

-- good: once a night
db_statement: id = 7, text = 'select count(*) from orders', calls = 3, mean_ms = 333.3333333333333, blocks = 15000, is_count = 1

-- good: below the edges: 99 calls, and half of the pages
db_statement: id = 7, text = 'select count(*) from orders', calls = 99, blocks = 2500000, is_count = 1
db_statement: id = 14, text = 'select count(*) from orders', blocks = 2500000, is_count = 1

-- good: an update of that shape
db_statement: id = 7, text = 'select count(*) from orders', kind = 'update', calls = 500, blocks = 2500000, is_count = 1

-- not applicable: no count
db_statement: id = 7, text = 'select count(*) from orders'
