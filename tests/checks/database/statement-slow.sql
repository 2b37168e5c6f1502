-- bad: 45 ms, two thousand times
-- finds: statement 1
db_statement: text = 'select * from post where body ilike $1', calls = 2000, total_ms = 90000.0, mean_ms = 45.0

-- bad: at the edges: a hundred calls, and 20 ms
-- finds: statement 1; statement 2
db_statement: text = 'select * from post where body ilike $1', calls = 100, mean_ms = 45.0
db_statement: id = 2, text = 'select * from post where body ilike $1', mean_ms = 20.0

-- good: a report that ran three times
db_statement: text = 'select sum(total) from sale', calls = 3, total_ms = 9000.0, mean_ms = 3000.0

-- good: fast
db_statement: text = 'select 1', calls = 100000, total_ms = 20000.0, mean_ms = 0.2

-- good: below the edges: 99 calls, and 19 ms
db_statement: text = 'select * from post where body ilike $1', calls = 99, mean_ms = 45.0
db_statement: id = 2, text = 'select * from post where body ilike $1', mean_ms = 19.0
