-- bad: two thousand pages for a list of twenty
-- finds: statement 1
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 300, rows = 6000, blocks = 600000, has_offset = 1, deviation_ms = 0.5
db_statement_record: age_days = 1.0

-- bad: at the edges: 500 pages a call, 20 calls, more than 100 pages a row
-- finds: statement 1; statement 2; statement 3
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 300, rows = 6000, blocks = 150000, has_offset = 1, deviation_ms = 0.5
db_statement: id = 2, text = 'select * from post order by id limit $1 offset $2', calls = 20, rows = 400, has_offset = 1, deviation_ms = 0.5
db_statement: id = 3, text = 'select * from tag order by name limit $1 offset $2', calls = 20, rows = 40, blocks = 4001, has_offset = 1, deviation_ms = 0.5
db_statement_record: age_days = 1.0

-- bad: what skips nothing does not matter
-- finds: statement 2
db_statement: text = 'select * from post where id < $1 order by id desc limit $2', rows = 10000, blocks = 3000000, deviation_ms = 0.5
db_statement: id = 2, rows = 10000, blocks = 3000000, has_offset = 1, deviation_ms = 0.5
db_statement_record: age_days = 1.0

-- bad: just 20 ms, and just half of the time more or less
-- finds: statement 1
-- says: severity = medium
-- says: certainty = likely
-- says: cause = the statement s
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 300, rows = 6000, blocks = 600000, has_offset = 1, mean_ms = 20.0, deviation_ms = 10.0
db_statement_record: age_days = null

-- bad: a moment less than 20 ms
-- finds: statement 1
-- says: severity = low
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 300, rows = 6000, blocks = 600000, has_offset = 1, mean_ms = 19.9, deviation_ms = 10.0
db_statement_record: age_days = 1.0

-- bad: twenty calls within an hour, of two rows each
-- finds: statement 1
db_statement: calls = 20, rows = 40, blocks = 600000, has_offset = 1, deviation_ms = 0.5
db_statement_record: age_days = 0.04

-- bad: twenty a day
-- finds: statement 1
db_statement: calls = 40, rows = 80, blocks = 600000, has_offset = 1, deviation_ms = 0.5
db_statement_record: age_days = 2.0

-- good: at the edge: 100 pages a row
db_statement: id = 3, text = 'select * from tag order by name limit $1 offset $2', calls = 20, rows = 40, blocks = 4000, has_offset = 1, deviation_ms = 0.5
db_statement_record: age_days = 1.0

-- good: a single row
db_statement: rows = 1, has_offset = 1
db_statement_record: age_days = 1.0

-- good: small offsets of a small table
db_statement: text = 'select * from tag order by name limit $1 offset $2', calls = 300, rows = 6000, blocks = 1200, has_offset = 1, deviation_ms = 0.5
db_statement_record: age_days = 1.0

-- good: looked through by hand, twice
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 2, rows = 40, blocks = 60000, has_offset = 1, deviation_ms = 0.5
db_statement_record: age_days = 1.0

-- good: called once
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 1, has_offset = 1, deviation_ms = 0.5
db_statement_record: age_days = 1.0

-- good: below the edges: 19 calls, a moment less than 500 pages a call, fewer than 100 pages a row
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 19, rows = 400, has_offset = 1, deviation_ms = 0.5
db_statement: id = 2, text = 'select * from post order by id limit $1 offset $2', calls = 300, rows = 6000, blocks = 149999, has_offset = 1, deviation_ms = 0.5
db_statement: id = 3, text = 'select * from tag order by name limit $1 offset $2', calls = 20, rows = 41, blocks = 4000, has_offset = 1, deviation_ms = 0.5
db_statement_record: age_days = 1.0

-- good: many pages, and no row
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 2, has_offset = 1, deviation_ms = 0.5
db_statement: id = 2, text = 'select * from post order by id limit $1 offset $2', calls = 300, rows = 0, blocks = 600000, has_offset = 1, deviation_ms = 0.5
db_statement_record: age_days = 1.0

-- good: fewer than twenty a day
db_statement: calls = 39, rows = 80, blocks = 600000, has_offset = 1, deviation_ms = 0.5
db_statement_record: age_days = 2.0

-- good: nineteen within an hour
db_statement: calls = 19, rows = 80, blocks = 600000, has_offset = 1, deviation_ms = 0.5
db_statement_record: age_days = 0.04

-- good: a client that writes offset 0 into a list that reads the whole table each time
-- hints: statement 1
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 300, rows = 6000, blocks = 600000, has_offset = 1, mean_ms = 20.0, deviation_ms = 9.9
db_statement_record: age_days = 1.0

-- good: nor is a single row that such a client looks for a list
db_statement: text = 'SELECT "id" FROM "User" WHERE "email" = $1 LIMIT $2 OFFSET $3', calls = 300, rows = 599, blocks = 600000, has_offset = 1, deviation_ms = 0.9
db_statement_record: age_days = 1.0

-- not applicable: paged by key
db_statement: text = 'select * from post where id < $1 order by id desc limit $2', calls = 300, rows = 6000, blocks = 600000, deviation_ms = 0.5

-- not applicable: never called, and no row
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 0, has_offset = 1, deviation_ms = 0.5
db_statement: id = 2, text = 'select * from post order by id limit $1 offset $2', rows = 0, has_offset = 1, deviation_ms = 0.5

-- good: calls that took different times under the load, and nobody knows of use
-- hints: statement 1
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 300, rows = 6000, blocks = 600000, has_offset = 1, mean_ms = 90.0, deviation_ms = 80.0
load_run:
load_request_statement: calls = 20, exec_ms = 160.0
db_statement_record: age_days = 1.0

-- good: seldom in use, and in the load
db_statement: text = 'select * from post order by id limit $1 offset $2', calls = 300, rows = 6000, blocks = 600000, has_offset = 1
load_run:
db_statement_before: calls = 281
db_statement_record: age_days = 20.0
