-- bad: 45 ms, two thousand times
-- finds: statement 1
db_statement: text = 'select * from post where body ilike $1', calls = 2000, total_ms = 90000.0, mean_ms = 45.0
db_statement_record: age_days = 1.0

-- bad: at the edges: a hundred calls, and 20 ms
-- finds: statement 1; statement 2
db_statement: text = 'select * from post where body ilike $1', calls = 100, mean_ms = 45.0
db_statement: id = 2, text = 'select * from post where body ilike $1', mean_ms = 20.0
db_statement_record: age_days = 1.0

-- bad: just 100 ms
-- finds: statement 1
-- says: severity = medium
db_statement: mean_ms = 100.0, total_ms = 5000.0
db_statement_record: age_days = 1.0

-- bad: less, and hardly a processor
-- finds: statement 1
-- says: severity = low
-- says: cause = the statement select 1
db_statement: text = 'select 1', mean_ms = 99.0, total_ms = 863000.0
db_statement_record: age_days = 1.0

-- bad: just a hundredth of a processor
-- finds: statement 1
-- says: severity = medium
db_statement: mean_ms = 45.0, total_ms = 864000.0
db_statement_record: age_days = 1.0

-- bad: Postgres 13 does not say since when
-- finds: statement 1
-- leaves open: statements
-- says: severity = low
db_statement: mean_ms = 45.0, total_ms = 864000.0, calls = 100
db_statement_record: age_days = null

-- bad: a hundred a day
-- finds: statement 1
-- says: severity = low
db_statement: mean_ms = 45.0, calls = 200
db_statement_record: age_days = 2.0

-- bad: a hundred within an hour
-- finds: statement 1
-- leaves open: statements
-- says: severity
db_statement: mean_ms = 45.0, calls = 100, total_ms = 4500.0
db_statement_record: age_days = 0.04

-- bad: a report of 40 s each hour
-- finds: statement 1
-- says: A statement takes 40000 ms on average
-- says: severity = medium
db_statement: text = 'select sum(total) from sale', calls = 24, total_ms = 960000.0, mean_ms = 40000.0
db_statement_record: age_days = 1.0

-- bad: just ten calls a day that keep just a hundredth of a processor busy
-- finds: statement 1
-- says: severity = medium
db_statement: calls = 20, total_ms = 1728000.0, mean_ms = 86400.0
db_statement_record: age_days = 2.0

-- undecided: so heavy within an hour, and not in a day
-- leaves open: statements
db_statement: calls = 10, total_ms = 863999.0, mean_ms = 86399.9
db_statement_record: age_days = 0.04

-- good: the edges of weight: nine calls, and a moment less time
db_statement: calls = 9, total_ms = 9000000.0, mean_ms = 1000000.0
db_statement: id = 2, calls = 24, total_ms = 863999.0, mean_ms = 35999.9
db_statement_record: age_days = 1.0

-- good: heavy, and by the page fast
db_statement: calls = 99, total_ms = 9000000.0, mean_ms = 19.9
db_statement_record: age_days = 1.0

-- good: each night, for years
db_statement: calls = 19, total_ms = 90000000.0, mean_ms = 4736842.0
db_statement_record: age_days = 2.0

-- undecided: as often, and nobody knows since when
-- leaves open: statements
db_statement: calls = 24, total_ms = 9600000.0, mean_ms = 400000.0
db_statement_record: age_days = null

-- good: a report that ran three times
db_statement: text = 'select sum(total) from sale', calls = 3, total_ms = 9000.0, mean_ms = 3000.0
db_statement_record: age_days = 1.0

-- good: fast
db_statement: text = 'select 1', calls = 100000, total_ms = 20000.0, mean_ms = 0.2
db_statement_record: age_days = 1.0

-- good: below the edges: 99 calls, and 19 ms
db_statement: text = 'select * from post where body ilike $1', calls = 99, mean_ms = 45.0
db_statement: id = 2, text = 'select * from post where body ilike $1', mean_ms = 19.0
db_statement_record: age_days = 1.0

-- good: each hour, for years
db_statement: mean_ms = 45.0, calls = 199
db_statement_record: age_days = 2.0

-- undecided: 99 within an hour
-- leaves open: statements
db_statement: mean_ms = 45.0, calls = 99
db_statement_record: age_days = 0.04

-- good: just a day
db_statement:
db_statement_record: age_days = 1.0

-- undecided: a moment less than a day
-- leaves open: statements
-- says: Statements are recorded for 23.9 hours only
-- says: scan again a day after
db_statement:
db_statement_record: age_days = 0.9958

-- undecided: Postgres 13 does not tell since when
-- leaves open: statements
-- says: Since when statements are recorded is not known
-- says: Postgres 14 and later tell it
db_statement:
db_statement_record: age_days = null

-- good: slow only under a load that looked for what the app no longer carries
db_statement: calls = 9000, mean_ms = 400.0, total_ms = 3600000.0
db_statement_loaded: load_calls = 8000, used_calls = 1000, used_ms = 4000.0, mean_ms = 4.0, calls_a_day = 8000.0
db_statement_record: age_days = 5.0

-- bad: slow for each visitor who comes alone, as the load showed
-- finds: statement 1
-- says: A statement takes 120 ms on average
-- says: severity = medium
-- says: max_ms = 130
db_statement: calls = 9000, mean_ms = 400.0, total_ms = 3600000.0
db_statement_loaded: load_calls = 8991, used_calls = 9, used_ms = 1000.0, used_max_ms = 130.0, mean_ms = 120.0, calls_a_day = 9000.0
db_statement_record: age_days = 5.0

-- good: no processor is busy with what only the load asked for, and it ran seldom
db_statement: calls = 90, mean_ms = 45.0, total_ms = 3600000.0
db_statement_loaded: load_calls = 80, used_calls = 10, used_ms = 450.0, mean_ms = 45.0, calls_a_day = 80.0
db_statement_record: age_days = 1.0
