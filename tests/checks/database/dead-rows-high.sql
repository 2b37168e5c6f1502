-- bad: eight dead for one living
-- finds: counter
db_table: title = 'counter', quoted = 'public.counter', rows = 2500.0, rows_dead = 20000

-- bad: at the edges: ten thousand rows, and a fifth
-- finds: users; orders
db_table: rows_dead = 10000
db_table: id = 2, title = 'users', quoted = 'public.users', rows = 200000.0, rows_dead = 50000

-- bad: just a hundred thousand, in the same table of two tenants
-- finds: eu.counter; us.counter
-- says: severity = medium
-- says: cause = dead rows of counter
db_table: title = 'eu.counter', name = 'counter', rows_dead = 100000
db_table: id = 2, title = 'us.counter', name = 'counter', rows_dead = 100000

-- bad: one fewer
-- finds: orders
-- says: severity = low
db_table: rows_dead = 99999

-- bad: a part of a table
-- finds: orders
-- says: cause = dead rows of the parts of a table
db_table: parent_id = 2, rows_dead = 20000

-- good: a large table with its usual few percent
db_table: rows = 1000000.0, rows_dead = 50000

-- good: a small queue table turns over
db_table: rows = 50.0, rows_dead = 400

-- good: below the edges: 9,999 rows, and a moment less than a fifth
db_table: rows_dead = 9999
db_table: id = 2, title = 'users', quoted = 'public.users', rows = 200001.0, rows_dead = 50000

-- good: the rows of a partitioned table lie in its partitions
db_table: title = 'counter', quoted = 'public.counter', is_partitioned = 1, rows_dead = 20000

-- good: the provider's own table
db_table: title = 'auth.sessions', purpose = 'provider', rows_dead = 20000
db_table: id = 2

-- not applicable: only tables of the provider
db_table: title = 'auth.sessions', purpose = 'provider', rows_dead = 20000
