-- bad: 8 MB a call
-- finds: statement 1
db_statement: text = 'select 1', calls = 100, temp_bytes = 838860800

-- good: the nightly export spilled once
db_statement: text = 'select 1', calls = 1, temp_bytes = 838860800

-- good: all in memory
db_statement: text = 'select 1', calls = 1000
