-- bad: a page of every index each time
-- finds: statement 7
db_statement: id = 7, text = 'update orders set note = $1 where id = $2', kind = 'update', wal_bytes = 500000000

-- good: many rows a call
db_statement: id = 7, text = 'insert into orders select', kind = 'insert', rows = 5000000, wal_bytes = 500000000

-- good: a usual update
db_statement: id = 7, text = 'update orders set note = $1 where id = $2', kind = 'update', wal_bytes = 5000000
