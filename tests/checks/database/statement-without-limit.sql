-- bad: all the orders for each page
-- finds: statement 1
db_statement: text = 'select * from orders', calls = 500, rows = 2500000

-- bad: at the edges: a thousand rows, and twenty calls
-- finds: statement 2; statement 1
db_statement: text = 'select * from orders', calls = 20, rows = 35000
db_statement: id = 2, text = 'select * from orders', calls = 2500, rows = 2500000

-- good: an export, once a day
db_statement: text = 'select * from orders', calls = 7, rows = 35000

-- good: an update of many rows returns none
db_statement: text = 'update orders set seen = $1', kind = 'update', calls = 500, rows = 2500000

-- good: twenty at a time
db_statement: text = 'select 1', calls = 500, rows = 10000

-- good: below the edges: nineteen calls, and half of the rows
db_statement: text = 'select * from orders', calls = 19, rows = 2500000
db_statement: id = 2, text = 'select * from orders', rows = 2500000
