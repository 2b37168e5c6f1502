-- bad: each search reads the table
-- finds: statement 1
db_statement: text = 'select id from post where body ilike $1 limit $2', calls = 400, rows = 4000, blocks = 480000, has_pattern = 1

-- good: with a trigram index
db_statement: text = 'select id from post where body ilike $1 limit $2', calls = 400, rows = 4000, blocks = 9000, has_pattern = 1

-- good: an export returns what it reads
db_statement: text = 'select * from post where slug like $1', calls = 400, rows = 4000000, blocks = 480000, has_pattern = 1

-- not applicable: no pattern
db_statement: text = 'select id from post where author_id = $1', calls = 400, rows = 4000, blocks = 480000
