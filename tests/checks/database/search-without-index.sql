-- bad: each search reads the table
-- finds: statement 1
db_statement: text = 'select id from post where body ilike $1 limit $2', calls = 400, rows = 4000, blocks = 480000, has_pattern = 1
db_statement_record: age_days = 1.0

-- bad: just over the edges: 20 calls, more than 500 pages, and than 20 pages a row
-- finds: statement 1; statement 2; statement 3
db_statement: text = 'select id from post where body ilike $1 limit $2', calls = 20, blocks = 480000, has_pattern = 1
db_statement: id = 2, text = 'select id from post where body ilike $1 limit $2', calls = 959, blocks = 480000, has_pattern = 1
db_statement: id = 3, text = 'select id from post where body ilike $1 limit $2', calls = 400, rows = 23999, blocks = 480000, has_pattern = 1
db_statement_record: age_days = 1.0

-- bad: what searches nothing does not matter
-- finds: statement 2
db_statement: text = 'select id from post where author_id = $1', calls = 400, blocks = 480000
db_statement: id = 2, calls = 400, blocks = 480000, has_pattern = 1
db_statement_record: age_days = 1.0

-- bad: just 20 ms
-- finds: statement 1
-- says: severity = medium
-- says: certainty = likely
-- says: cause = the statement s
db_statement: calls = 400, blocks = 480000, mean_ms = 20.0, has_pattern = 1
db_statement_record: age_days = null

-- bad: a moment less
-- finds: statement 1
-- says: severity = low
db_statement: calls = 400, blocks = 480000, mean_ms = 19.9, has_pattern = 1
db_statement_record: age_days = 1.0

-- bad: twenty a day
-- finds: statement 1
-- says: severity = low
db_statement: calls = 40, blocks = 480000, has_pattern = 1
db_statement_record: age_days = 2.0

-- bad: twenty within an hour
-- finds: statement 1
-- says: severity = low
db_statement: calls = 20, blocks = 480000, has_pattern = 1
db_statement_record: age_days = 0.04

-- good: at the edges: 500 pages, and 20 pages a row
db_statement: id = 2, text = 'select id from post where body ilike $1 limit $2', calls = 960, blocks = 480000, has_pattern = 1
db_statement: id = 3, text = 'select id from post where body ilike $1 limit $2', calls = 400, rows = 24000, blocks = 480000, has_pattern = 1
db_statement_record: age_days = 1.0

-- good: with a trigram index
db_statement: text = 'select id from post where body ilike $1 limit $2', calls = 400, rows = 4000, blocks = 9000, has_pattern = 1
db_statement_record: age_days = 1.0

-- good: an export returns what it reads
db_statement: text = 'select * from post where slug like $1', calls = 400, rows = 4000000, blocks = 480000, has_pattern = 1
db_statement_record: age_days = 1.0

-- good: below the edges: 19 calls, a moment less than 500 pages, more than 20 rows a page
db_statement: text = 'select id from post where body ilike $1 limit $2', calls = 19, blocks = 480000, has_pattern = 1
db_statement: id = 2, text = 'select id from post where body ilike $1 limit $2', calls = 961, blocks = 480000, has_pattern = 1
db_statement: id = 3, text = 'select id from post where body ilike $1 limit $2', calls = 400, rows = 24001, blocks = 480000, has_pattern = 1
db_statement_record: age_days = 1.0

-- good: an update that searches, beside a search
db_statement: text = 'select id from post where body ilike $1 limit $2', has_pattern = 1
db_statement: id = 2, text = 'select id from post where body ilike $1 limit $2', kind = 'update', calls = 400, blocks = 480000, has_pattern = 1
db_statement_record: age_days = 1.0

-- good: fewer than twenty a day
db_statement: calls = 39, blocks = 480000, has_pattern = 1
db_statement_record: age_days = 2.0

-- good: nineteen within an hour
db_statement: calls = 19, blocks = 480000, has_pattern = 1
db_statement_record: age_days = 0.04

-- not applicable: no pattern
db_statement: text = 'select id from post where author_id = $1', calls = 400, rows = 4000, blocks = 480000

-- not applicable: an update that searches
db_statement: text = 'select id from post where body ilike $1 limit $2', kind = 'update', has_pattern = 1

-- bad: fast for who comes alone
-- finds: statement 1
-- says: severity = low
db_statement: text = 'select id from post where body ilike $1 limit $2', calls = 400, rows = 4000, blocks = 480000, has_pattern = 1, mean_ms = 200.0
load_run:
load_request_statement: calls = 20, exec_ms = 380.0
db_statement_record: age_days = 1.0
