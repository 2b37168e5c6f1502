-- bad: a document as text
-- finds: orders.payload
db_table:
db_column: name = 'payload', quoted = 'payload', type = 'json'

-- bad: prices as money
-- finds: orders.price
db_table:
db_column: name = 'price', quoted = 'price', type = 'money'

-- good: the usual ones
db_table:
db_column: name = 'payload', quoted = 'payload', type = 'jsonb'
db_column: number = 2, name = 'price', quoted = 'price', type = 'numeric'
db_column: number = 3, name = 'at', quoted = 'at', type = 'timestamptz'
