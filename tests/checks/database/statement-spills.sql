-- bad: 8 MB a call
-- finds: statement 1
db_statement: text = 'select 1', calls = 100, temp_bytes = 838860800
db_statement_record: age_days = 1.0

-- bad: at the edges: ten calls, and 1 MB
-- finds: statement 1; statement 2
db_statement: text = 'select 1', calls = 10, temp_bytes = 838860800
db_statement: id = 2, text = 'select 1', calls = 800, temp_bytes = 838860800
db_statement_record: age_days = 1.0

-- bad: just 100 MB an hour
-- finds: statement 1
-- says: severity = medium
-- says: cause = the statement s
db_statement: calls = 100, temp_bytes = 2516582400
db_statement_record: age_days = 1.0

-- bad: a byte less
-- finds: statement 1
-- says: severity = low
db_statement: calls = 100, temp_bytes = 2516582399
db_statement_record: age_days = 1.0

-- bad: Postgres 13 does not say since when
-- finds: statement 1
-- says: severity = low
db_statement: calls = 10, temp_bytes = 2516582400
db_statement_record: age_days = null

-- bad: ten a day
-- finds: statement 1
-- says: severity = low
db_statement: calls = 20, temp_bytes = 838860800
db_statement_record: age_days = 2.0

-- bad: ten within an hour
-- finds: statement 1
-- says: severity = medium
db_statement: calls = 10, temp_bytes = 838860800
db_statement_record: age_days = 0.04

-- good: the nightly export spilled once
db_statement: text = 'select 1', calls = 1, temp_bytes = 838860800
db_statement_record: age_days = 1.0

-- good: all in memory
db_statement: text = 'select 1', calls = 1000
db_statement_record: age_days = 1.0

-- good: below the edges: nine calls, and a moment less than 1 MB
db_statement: text = 'select 1', calls = 9, temp_bytes = 838860800
db_statement: id = 2, text = 'select 1', calls = 801, temp_bytes = 838860800
db_statement_record: age_days = 1.0

-- good: the export of each night, for years
db_statement: calls = 19, temp_bytes = 838860800
db_statement_record: age_days = 2.0

-- good: nine within an hour
db_statement: calls = 9, temp_bytes = 838860800
db_statement_record: age_days = 0.04

-- bad: what only the load wrote is no use by the hour
-- finds: statement 1
-- says: severity = low
db_statement: calls = 100, temp_bytes = 2516582400
load_run:
db_statement_before: calls = 1
db_statement_record: age_days = 1.0

-- good: seldom in use, and in the load
db_statement: calls = 100, temp_bytes = 2516582400
load_run:
db_statement_before: calls = 91
db_statement_record: age_days = 10.0
