-- bad: two thousand pages for a list of twenty
-- finds: statement 1
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 300, rows = 6000, blocks = 600000, has_offset = 1

-- bad: at the edges: 500 pages a call, 20 calls, more than 100 pages a row
-- finds: statement 1; statement 2; statement 3
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 300, blocks = 150000, has_offset = 1
db_statement: id = 2, text = 'select * from post order by id limit $1 offset $2', calls = 20, has_offset = 1
db_statement: id = 3, text = 'select * from tag order by name limit $1 offset $2', rows = 12, blocks = 1201, has_offset = 1

-- bad: many pages for a single row
-- finds: statement 1
db_statement: text = 'select * from tag order by name limit $1 offset $2', rows = 1, has_offset = 1

-- bad: what skips nothing does not matter
-- finds: statement 2
db_statement: text = 'select * from post where id < $1 order by id desc limit $2', blocks = 600000
db_statement: id = 2, blocks = 600000, has_offset = 1

-- good: at the edge: 100 pages a row
db_statement: id = 3, text = 'select * from tag order by name limit $1 offset $2', rows = 12, blocks = 1200, has_offset = 1

-- good: small offsets of a small table
db_statement: text = 'select * from tag order by name limit $1 offset $2', calls = 300, rows = 6000, blocks = 1200, has_offset = 1

-- good: looked through by hand, twice
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 2, rows = 40, blocks = 60000, has_offset = 1

-- good: called once
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 1, has_offset = 1

-- good: below the edges: 19 calls, a moment less than 500 pages a call, fewer than 100 pages a row
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 19, has_offset = 1
db_statement: id = 2, text = 'select * from post order by id limit $1 offset $2', calls = 300, blocks = 149999, has_offset = 1
db_statement: id = 3, text = 'select * from tag order by name limit $1 offset $2', rows = 13, blocks = 1200, has_offset = 1

-- good: many pages, and no row
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 2, has_offset = 1
db_statement: id = 2, text = 'select * from post order by id limit $1 offset $2', calls = 300, rows = 0, blocks = 600000, has_offset = 1

-- not applicable: paged by key
db_statement: text = 'select * from post where id < $1 order by id desc limit $2', calls = 300, rows = 6000, blocks = 600000

-- not applicable: never called, and no row
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 0, has_offset = 1
db_statement: id = 2, text = 'select * from post order by id limit $1 offset $2', rows = 0, has_offset = 1
