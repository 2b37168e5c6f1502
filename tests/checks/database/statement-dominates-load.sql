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

-- bad: just 1 ms of each request
-- finds: statement 1
load_line:
load_statement_cost: statement = 'select * from users where id = $1', ms_per_request = 1.0, time_pct = 95.0

-- bad: a little more than a third of the time
-- finds: statement 1
load_endpoint_total: p95_ms = 800.0
load_statement_cost: statement = 'select * from orders where note like $1', ms_per_request = 80.0, time_pct = 34.0

-- bad: just 20 ms, and the line is short of what the plan reaches
-- finds: statement 1
-- says: severity = medium
-- says: cause = the statement select * from orders where note like $1
load_line: failed_per_s = 2.2
load_statement_cost: statement = 'select * from orders where note like $1', time_pct = 82.0, ms_per_request = 20.0

-- bad: less than 20 ms
-- finds: statement 1
-- says: severity = low
load_line: failed_per_s = 2.2
load_statement_cost: statement = 'select * from orders where note like $1', time_pct = 82.0, ms_per_request = 19.9

-- bad: the line is 1.3 times what the plan reaches
-- finds: statement 1
-- says: severity = low
load_line: failed_per_s = 1.3 * 1.8
load_statement_cost: statement = 'select * from orders where note like $1', time_pct = 82.0, ms_per_request = 20.0

-- good: the app is fast
load_line: failed_per_s = null
load_endpoint_total: p95_ms = 80.0
load_statement_cost: statement = 'select * from orders where note like $1', ms_per_request = 80.0, time_pct = 82.0

-- good: missed, and the database has next to nothing to do
load_line: failed_per_s = 20.0
load_statement_cost: statement = 'select * from users where id = $1', ms_per_request = 0.1, time_pct = 95.0

-- good: at the edge: a third of the time
load_endpoint_total: p95_ms = 800.0
load_statement_cost: statement = 'select * from orders where note like $1', ms_per_request = 80.0, time_pct = 33.0

-- good: a moment less than 1 ms of each request
load_line:
load_statement_cost: statement = 'select * from users where id = $1', ms_per_request = 0.9, time_pct = 95.0

-- good: at the edge: the percentile is just the objective
load_endpoint_total: p95_ms = 300.0
load_statement_cost: statement = 'select * from orders where note like $1', ms_per_request = 80.0, time_pct = 82.0

-- good: what the pool says before each query is no statement of the app
load_line: failed_per_s = 1.0
load_statement_cost: statement = 'DISCARD ALL', ms_per_request = 80.0, time_pct = 82.0
load_statement_cost: queryid = 2, statement = '/*app=''shop''*/ COMMIT', ms_per_request = 80.0, time_pct = 82.0
load_statement_cost: queryid = 3, statement = ' set search_path to shop', ms_per_request = 80.0, time_pct = 82.0

-- not applicable: no statement ran
load_line: failed_per_s = 20.0
