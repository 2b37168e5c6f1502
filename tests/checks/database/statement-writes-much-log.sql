-- bad: a page of every index each time
-- finds: statement 7
db_statement: id = 7, text = 'update orders set note = $1 where id = $2', kind = 'update', wal_bytes = 500000000

-- bad: just a thousand calls
-- finds: statement 7
db_statement: id = 7, text = 'update orders set note = $1 where id = $2', kind = 'update', calls = 1000, wal_bytes = 500000000

-- good: many rows a call
db_statement: id = 7, text = 'insert into orders select', kind = 'insert', rows = 5000000, wal_bytes = 500000000

-- good: a usual update
db_statement: id = 7, text = 'update orders set note = $1 where id = $2', kind = 'update', wal_bytes = 5000000

-- good: at the edges: 64 kB a row, and 999 calls
db_statement: id = 7, text = 'update orders set note = $1 where id = $2', kind = 'update', wal_bytes = 327680000
db_statement: id = 14, text = 'update orders set note = $1 where id = $2', kind = 'update', calls = 999, wal_bytes = 500000000

-- good: a select that wrote a byte
db_statement: id = 7, text = 'update orders set note = $1 where id = $2', wal_bytes = 1

-- good: a select that writes log
db_statement: id = 7, text = 'update orders set note = $1 where id = $2', wal_bytes = 500000000

-- not applicable: it writes no log
db_statement: id = 7, text = 'update orders set note = $1 where id = $2'
