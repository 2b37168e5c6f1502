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
db_statement: id = 2, calls = 10000000, total_ms = 20000000.0, mean_ms = 2.0
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
load_run:
db_statement_before: calls = 1000, total_ms = 4000.0
db_statement_record: age_days = 5.0

-- bad: slow for each visitor who comes alone, as the load showed
-- finds: statement 1
-- says: A statement takes 120 ms on average: select * from orders where id = $1 / (no fix)
-- says: severity = medium
-- says: max_ms = 130 / calls = 9 / load_calls = 8991 / of_all_time_pct = null
db_statement: calls = 9000, mean_ms = 400.0, total_ms = 3600000.0
load_run:
db_statement_before: calls = 9, total_ms = 1000.0, max_ms = 130.0
load_request_statement: calls = 20, exec_ms = 2400.0
db_statement_record: age_days = 5.0

-- good: no processor is busy with what only the load asked for, and it ran seldom
db_statement: calls = 90, mean_ms = 45.0, total_ms = 3600000.0
load_run:
db_statement_before: calls = 10, total_ms = 450.0
db_statement_record: age_days = 1.0

-- bad: slow in use, of which its share is told, and run by the load as well
-- finds: statement 1
-- says: A statement takes 30 ms on average
-- says: calls = 1000 / load_calls = 8000 / of_all_time_pct = 25
load_run:
db_statement: calls = 9000, mean_ms = 400.0, total_ms = 3600000.0
db_statement: id = 2, calls = 90000, mean_ms = 1.0, total_ms = 90000.0
db_statement_before: calls = 1000, total_ms = 30000.0
db_statement_before: id = 2, calls = 90000, total_ms = 90000.0
db_statement_record: age_days = 5.0

-- undecided: slow under the load, and nobody measured it without
-- leaves open: statement 1
-- says: A statement takes 20 ms on average under the load, and nobody measured it without: select 1 / scan again once people have used it
load_run:
db_statement: text = 'select 1', calls = 9000, mean_ms = 20.0
db_statement_record: age_days = 5.0

-- good: fast even under the load
load_run:
db_statement: calls = 9000, mean_ms = 19.9
db_statement_record: age_days = 5.0

-- bad: twenty times a day for half a minute, most of the database's time
-- finds: statement 1
-- says: severity = medium
db_statement: calls = 20, total_ms = 600000.0, mean_ms = 30000.0
db_statement: id = 2, calls = 100000, total_ms = 90000.0, mean_ms = 0.9
db_statement_record: age_days = 1.0

-- bad: just a tenth of the time, and a second
-- finds: statement 1
db_statement: calls = 10, total_ms = 10000.0, mean_ms = 1000.0
db_statement: id = 2, calls = 100000, total_ms = 90000.0, mean_ms = 0.9
db_statement_record: age_days = 1.0

-- good: a moment less of each
db_statement: calls = 10, total_ms = 9900.0, mean_ms = 1000.0
db_statement: id = 2, calls = 100000, total_ms = 90000.0, mean_ms = 0.9
db_statement: id = 3, calls = 10, total_ms = 15000.0, mean_ms = 999.0
db_statement_record: age_days = 1.0

-- undecided: as heavy in the first hours
-- leaves open: statements
db_statement: calls = 20, total_ms = 600000.0, mean_ms = 30000.0
db_statement_record: age_days = 0.9958

-- good: heavy for one visitor alone, and hardly used
load_run:
db_statement: calls = 60, total_ms = 600000.0, mean_ms = 10000.0
db_statement_before: calls = 50, total_ms = 60000.0
load_request_statement: calls = 20, exec_ms = 24000.0
db_statement_record: age_days = 5.0
