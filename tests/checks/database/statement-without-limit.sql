-- bad: all the orders for each page
-- finds: statement 1
db_statement: text = 'select * from orders', calls = 500, rows = 2500000
db_statement_record: age_days = 1.0

-- bad: at the edges: a thousand rows, and twenty calls
-- finds: statement 2; statement 1
db_statement: text = 'select * from orders', calls = 20, rows = 35000
db_statement: id = 2, text = 'select * from orders', calls = 2500, rows = 2500000
db_statement_record: age_days = 1.0

-- bad: just ten thousand rows
-- finds: statement 1
-- says: severity = medium
-- says: cause = the statement s
db_statement: calls = 20, rows = 200000
db_statement_record: age_days = null

-- bad: one fewer
-- finds: statement 1
-- says: severity = low
db_statement: calls = 20, rows = 199999
db_statement_record: age_days = 1.0

-- bad: twenty a day
-- finds: statement 1
-- says: severity = low
db_statement: calls = 40, rows = 40000
db_statement_record: age_days = 2.0

-- bad: twenty within an hour
-- finds: statement 1
-- says: severity = low
db_statement: calls = 20, rows = 20000
db_statement_record: age_days = 0.04

-- good: an export, once a day
db_statement: text = 'select * from orders', calls = 7, rows = 35000
db_statement_record: age_days = 1.0

-- good: an update of many rows returns none
db_statement: text = 'update orders set seen = $1', kind = 'update', calls = 500, rows = 2500000
db_statement_record: age_days = 1.0

-- good: twenty at a time
db_statement: text = 'select 1', calls = 500, rows = 10000
db_statement_record: age_days = 1.0

-- good: below the edges: nineteen calls, and half of the rows
db_statement: text = 'select * from orders', calls = 19, rows = 2500000
db_statement: id = 2, text = 'select * from orders', rows = 2500000
db_statement_record: age_days = 1.0

-- good: an export, each hour for years
db_statement: calls = 39, rows = 3900000
db_statement_record: age_days = 2.0

-- good: nineteen within an hour
db_statement: calls = 19, rows = 1900000
db_statement_record: age_days = 0.04

-- good: seldom in use, and in the load
db_statement: text = 'select * from orders', calls = 500, rows = 2500000
load_run:
db_statement_before: calls = 481
db_statement_record: age_days = 50.0
