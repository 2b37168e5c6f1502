-- bad: eight dead for one living
-- finds: counter
db_table: title = 'counter', quoted = 'public.counter', rows = 2500.0, rows_dead = 20000

-- good: a large table with its usual few percent
db_table: rows = 1000000.0, rows_dead = 50000

-- good: a small queue table turns over
db_table: rows = 50.0, rows_dead = 400
