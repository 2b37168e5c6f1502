-- bad: five times as long
-- finds: statement 7
db_statement: id = 7, text = 'select 1 from visits', planning_ms = 25000.0

-- bad: at the edges: a thousand calls, and 1 ms
-- finds: statement 7; statement 14
db_statement: id = 7, text = 'select 1 from visits', calls = 1000, planning_ms = 25000.0
db_statement: id = 14, text = 'select 1 from visits', calls = 25000, planning_ms = 25000.0

-- good: the work is longer
db_statement: id = 7, text = 'select 1 from visits', total_ms = 50000.0, mean_ms = 10.0, planning_ms = 2500.0

-- good: longer, and still nothing
db_statement: id = 7, text = 'select 1 from visits', total_ms = 100.0, mean_ms = 0.02, planning_ms = 500.0

-- good: at the edges: as long as the work, 999 calls, and a moment less than 1 ms
db_statement: id = 7, text = 'select 1 from visits', planning_ms = 5000.0
db_statement: id = 14, text = 'select 1 from visits', calls = 999, planning_ms = 25000.0
db_statement: id = 21, text = 'select 1 from visits', calls = 25001, planning_ms = 25000.0

-- good: hardly any planning was measured
db_statement: id = 7, text = 'select 1 from visits', planning_ms = 1.0

-- not applicable: no planning was measured
db_statement: id = 7, text = 'select 1 from visits'
