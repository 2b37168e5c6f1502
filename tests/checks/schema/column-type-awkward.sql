-- bad: a document as text
-- finds: orders.payload
db_table:
db_column: name = 'payload', quoted = 'payload', type = 'json'

-- bad: prices as money
-- finds: orders.price
-- says: orders.price is money: its digits
-- says: cause = columns of the type money
db_table:
db_column: name = 'price', quoted = 'price', type = 'money'

-- bad: a table of just a hundred million rows
-- finds: orders.price
db_table: rows = 100000000.0
db_column: name = 'price', quoted = 'price', type = 'money'

-- bad: two documents are one habit, and a fact
-- finds: orders.payload; orders.reply
-- says: using payload::jsonb; / cause = columns of the type json
db_table:
db_column: name = 'payload', quoted = 'payload', type = 'json'
db_column: number = 2, name = 'reply', quoted = 'reply', type = 'json'

-- good: the usual ones
db_table:
db_column: name = 'payload', quoted = 'payload', type = 'jsonb'
db_column: number = 2, name = 'price', quoted = 'price', type = 'numeric'
db_column: number = 3, name = 'at', quoted = 'at', type = 'timestamptz'

-- good: one row more than a hundred million is too many to change
db_table: rows = 100000001.0
db_column: name = 'price', quoted = 'price', type = 'money'

-- good: on no table, and in a partition
db_table: id = 0
db_table: id = 2, parent_id = 1, title = 'users', quoted = 'public.users'
db_column: table_id = 2, name = 'price', quoted = 'price', type = 'money'

-- good: the tables of a queue and of a migration tool
db_table: purpose = 'queue'
db_column: name = 'price', quoted = 'price', type = 'money'
db_table: id = 2, title = 'users', quoted = 'public.users', purpose = 'migration'
db_column: table_id = 2, name = 'price', quoted = 'price', type = 'money'

-- good: the two letters of a country
-- hints: orders.country
-- says: it is padded with blanks, unless each value has n signs
db_table:
db_column: name = 'country', quoted = 'country', type = 'bpchar'
