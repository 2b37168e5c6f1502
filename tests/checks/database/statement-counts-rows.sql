-- bad: the whole table for a number of pages
-- finds: statement 7
db_statement: id = 7, text = 'select count(*) from orders', calls = 500, mean_ms = 2.0, blocks = 2500000, is_count = 1
db_statement_record: age_days = 1.0

-- bad: just over the edges: a hundred calls, and more than a thousand pages
-- finds: statement 14; statement 7
db_statement: id = 7, text = 'select count(*) from orders', calls = 100, blocks = 2500000, is_count = 1
db_statement: id = 14, text = 'select count(*) from orders', calls = 2499, blocks = 2500000, is_count = 1
db_statement_record: age_days = 1.0

-- bad: what counts nothing does not matter
-- finds: statement 7
db_statement: id = 7, text = 'select count(*) from orders', calls = 500, blocks = 2500000, is_count = 1
db_statement: id = 14, text = 'select count(*) from orders', calls = 500, blocks = 2500000
db_statement_record: age_days = 1.0

-- bad: a hundred a day
-- finds: statement 7
-- says: severity = low
db_statement: id = 7, mean_ms = 19.0, calls = 200, blocks = 2500000, is_count = 1
db_statement_record: age_days = 2.0

-- bad: just 20 ms, and Postgres 13 does not say since when
-- finds: statement 7
-- says: severity = medium
-- says: cause = the statement s
db_statement: id = 7, mean_ms = 20.0, calls = 100, blocks = 2500000, is_count = 1
db_statement_record: age_days = null

-- bad: a hundred within an hour
-- finds: statement 7
db_statement: id = 7, calls = 100, blocks = 2500000, is_count = 1
db_statement_record: age_days = 0.04

-- good: at the edge: a thousand pages
db_statement: id = 14, text = 'select count(*) from orders', calls = 2500, blocks = 2500000, is_count = 1
db_statement_record: age_days = 1.0

-- good: a count by an index
db_statement: id = 7, text = 'select count(*) from orders where user_id = $1', calls = 500, mean_ms = 2.0, blocks = 2000, is_count = 1
db_statement_record: age_days = 1.0

-- good: once a night
db_statement: id = 7, text = 'select count(*) from orders', calls = 3, mean_ms = 333.3333333333333, blocks = 15000, is_count = 1
db_statement_record: age_days = 1.0

-- good: below the edges: 99 calls, and half of the pages
db_statement: id = 7, text = 'select count(*) from orders', calls = 99, blocks = 2500000, is_count = 1
db_statement: id = 14, text = 'select count(*) from orders', blocks = 2500000, is_count = 1
db_statement_record: age_days = 1.0

-- good: an update of that shape
db_statement: id = 7, text = 'select count(*) from orders', kind = 'update', calls = 500, blocks = 2500000, is_count = 1
db_statement_record: age_days = 1.0

-- good: each night, for years
db_statement: id = 7, calls = 199, blocks = 2500000, is_count = 1
db_statement_record: age_days = 2.0

-- good: a few within the first hour
db_statement: id = 7, calls = 99, blocks = 2500000, is_count = 1
db_statement_record: age_days = 0.04

-- not applicable: no count
db_statement: id = 7, text = 'select count(*) from orders'

-- bad: fast for who comes alone
-- finds: statement 7
-- says: takes 19 ms
-- says: severity = low
db_statement: id = 7, text = 'select count(*) from orders', calls = 500, mean_ms = 200.0, blocks = 2500000, is_count = 1
load_run:
load_request_statement: queryid = 7, calls = 20, exec_ms = 380.0
db_statement_record: age_days = 1.0

-- bad: how long it takes was seen under the load alone
-- finds: statement 7
-- says: A count reads 5000 pages a call: select count(*) from orders
-- says: severity = low
load_run:
db_statement: id = 7, text = 'select count(*) from orders', calls = 500, mean_ms = 200.0, blocks = 2500000, is_count = 1
db_statement_record: age_days = 1.0
