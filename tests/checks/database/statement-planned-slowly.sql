-- bad: five times as long
-- finds: statement 7
db_statement: id = 7, text = 'select 1 from visits', planning_ms = 25000.0

-- good: the work is longer
db_statement: id = 7, text = 'select 1 from visits', total_ms = 50000.0, mean_ms = 10.0, planning_ms = 2500.0

-- good: longer, and still nothing
db_statement: id = 7, text = 'select 1 from visits', total_ms = 100.0, mean_ms = 0.02, planning_ms = 500.0
