-- bad: 8 MB a call
-- finds: statement 1
db_statement: text = 'select 1', calls = 100, temp_bytes = 838860800

-- bad: at the edges: ten calls, and 1 MB
-- finds: statement 1; statement 2
db_statement: text = 'select 1', calls = 10, temp_bytes = 838860800
db_statement: id = 2, text = 'select 1', calls = 800, temp_bytes = 838860800

-- good: the nightly export spilled once
db_statement: text = 'select 1', calls = 1, temp_bytes = 838860800

-- good: all in memory
db_statement: text = 'select 1', calls = 1000

-- good: below the edges: nine calls, and a moment less than 1 MB
db_statement: text = 'select 1', calls = 9, temp_bytes = 838860800
db_statement: id = 2, text = 'select 1', calls = 801, temp_bytes = 838860800
