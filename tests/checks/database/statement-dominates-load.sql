-- bad: most of the time, and the objective was missed
-- finds: statement 1
load_line: failed_per_s = 20.0
load_statement_cost: statement = 'select * from orders where note like $1', ms_per_request = 80.0, time_pct = 82.0
load_statement_cost: queryid = 2, statement = 'select 1', time_pct = 1.0

-- bad: the line was not reached, and an endpoint is slow
-- finds: statement 1
load_line: failed_per_s = null
load_endpoint_total: p95_ms = 800.0
load_statement_cost: statement = 'select * from orders where note like $1', ms_per_request = 80.0, time_pct = 82.0

-- good: the app is fast
load_line: failed_per_s = null
load_endpoint_total: p95_ms = 80.0
load_statement_cost: statement = 'select * from orders where note like $1', ms_per_request = 80.0, time_pct = 82.0

-- good: missed, and the database has next to nothing to do
load_line: failed_per_s = 20.0
load_statement_cost: statement = 'select * from users where id = $1', ms_per_request = 0.1, time_pct = 95.0

-- not applicable: no statement ran
load_line: failed_per_s = 20.0
