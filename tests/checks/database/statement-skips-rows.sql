-- bad: two thousand pages for a list of twenty
-- finds: statement 1
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 300, rows = 6000, blocks = 600000, has_offset = 1

-- good: small offsets of a small table
db_statement: text = 'select * from tag order by name limit $1 offset $2', calls = 300, rows = 6000, blocks = 1200, has_offset = 1

-- good: looked through by hand, twice
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 2, rows = 40, blocks = 60000, has_offset = 1

-- not applicable: paged by key
db_statement: text = 'select * from post where id < $1 order by id desc limit $2', calls = 300, rows = 6000, blocks = 600000
