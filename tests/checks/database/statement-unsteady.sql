-- bad: 2 ms, and once nine seconds
-- finds: statement 1
db_statement: text = 'select * from invoice where customer_id = $1', mean_ms = 2.0, max_ms = 9000.0, deviation_ms = 130.0

-- good: slow and steady is another check's business
db_statement: text = 'select * from invoice where customer_id = $1', mean_ms = 400.0, max_ms = 1400.0, deviation_ms = 90.0

-- good: unsteady, and never long
db_statement: text = 'select * from invoice where customer_id = $1', mean_ms = 0.2, max_ms = 60.0, deviation_ms = 2.0

-- not applicable: nothing ran a hundred times
db_statement: text = 'select sum(total) from sale', calls = 4, mean_ms = 900.0, max_ms = 9000.0, deviation_ms = 4000.0
