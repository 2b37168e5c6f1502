-- bad: 2 ms, and now and then nine seconds
-- finds: statement 1
-- says: and now and then up to 9000 ms
-- says: cause = the statement s
db_statement: text = 'select * from invoice where customer_id = $1', mean_ms = 2.0, max_ms = 9000.0, deviation_ms = 400.0

-- bad: just a hundred calls
-- finds: statement 1
db_statement: text = 'select sum(total) from sale', calls = 100, mean_ms = 900.0, max_ms = 9000.0, deviation_ms = 4000.0

-- bad: a moment more than a second at most
-- finds: statement 1
db_statement: text = 'select * from invoice where customer_id = $1', max_ms = 1001.0, deviation_ms = 130.0

-- bad: just five such calls
-- finds: statement 1
db_statement: calls = 500, max_ms = 2000.0, deviation_ms = 200.0

-- good: slow and steady is another check's business
db_statement: text = 'select * from invoice where customer_id = $1', mean_ms = 400.0, max_ms = 1400.0, deviation_ms = 90.0

-- good: unsteady, and never long
db_statement: text = 'select * from invoice where customer_id = $1', mean_ms = 0.2, max_ms = 60.0, deviation_ms = 2.0

-- good: at the edges: a second at most, three deviations, and 99 calls
db_statement: max_ms = 1000.0, deviation_ms = 130.0
db_statement: id = 2, mean_ms = 100.0, max_ms = 1001.0, deviation_ms = 300.0
db_statement: id = 4, calls = 99, mean_ms = 100.0, max_ms = 1001.0, deviation_ms = 400.0

-- good: four: the plan of a moment
db_statement: calls = 499, max_ms = 2000.0, deviation_ms = 200.0

-- good: 2 ms, and once nine seconds, of a cold start
db_statement: mean_ms = 2.0, max_ms = 9000.0, deviation_ms = 130.0

-- not applicable: nothing ran a hundred times
db_statement: text = 'select sum(total) from sale', calls = 4, mean_ms = 900.0, max_ms = 9000.0, deviation_ms = 4000.0

-- not applicable: 99 calls are too few to tell
db_statement: text = 'select * from invoice where customer_id = $1', calls = 99

-- good: steady in use, and now and then slow under the load
db_statement: calls = 9000, mean_ms = 40.0, deviation_ms = 400.0, max_ms = 3000.0
load_run:
db_statement_before: calls = 1000, total_ms = 4000.0, max_ms = 30.0, deviation_ms = 2.0

-- not applicable: only the load ever ran it, and that tells nothing of use
load_run:
db_statement: calls = 9000, mean_ms = 1.0, deviation_ms = 0.1, max_ms = 3.0

-- not applicable: nor do 99 calls in use
load_run:
db_statement: calls = 9000, mean_ms = 1.0, deviation_ms = 0.1, max_ms = 3.0
db_statement_before: calls = 99

-- bad: unsteady before the load
-- finds: statement 1
-- says: up to 3000 ms
db_statement: calls = 9000, mean_ms = 40.0, deviation_ms = 400.0, max_ms = 3000.0
load_run:
db_statement_before: calls = 1000, total_ms = 40000.0, max_ms = 3000.0, deviation_ms = 400.0

-- bad: another than that which the load made unsteady
-- finds: statement 2
db_statement: calls = 9000, mean_ms = 40.0, deviation_ms = 400.0, max_ms = 3000.0
db_statement: id = 2, calls = 9000, mean_ms = 40.0, deviation_ms = 400.0, max_ms = 3000.0
db_statement_before: id = 2, calls = 9000, total_ms = 360000.0, deviation_ms = 400.0, max_ms = 3000.0
load_run:
db_statement_before: calls = 1000, total_ms = 4000.0, max_ms = 30.0, deviation_ms = 2.0
