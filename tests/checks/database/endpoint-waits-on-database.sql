-- bad: 80 of 100 ms are one query
-- finds: shop/report
load_endpoint: endpoint = 3, name = 'report', request = 'GET /report'
load_query_cost: endpoint = 3, ms_per_request = 80.0, time_pct = 80.0
load_query: endpoint = 3, queryid = 9, statement = 'select sum(x) from sale', ms_per_request = 80.0

-- good: most of the time, but it is short
load_endpoint: endpoint = 3, name = 'report', request = 'GET /report'
load_query_cost: endpoint = 3, ms_per_request = 3.0, time_pct = 75.0

-- good: long, but the app itself takes most of it
load_endpoint: endpoint = 3, name = 'report', request = 'GET /report'
load_query_cost: endpoint = 3, ms_per_request = 30.0, time_pct = 10.0

-- good: a moment less than half of the time
load_endpoint: endpoint = 3, name = 'report'
load_query_cost: endpoint = 3, ms_per_request = 80.0, time_pct = 49.0

-- bad: just 50 ms
-- finds: shop/report
load_endpoint: endpoint = 3, name = 'report'
load_query_cost: endpoint = 3, ms_per_request = 50.0, time_pct = 75.0

-- good: 49 ms
load_endpoint: endpoint = 3, name = 'report'
load_query_cost: endpoint = 3, ms_per_request = 49.0, time_pct = 75.0

-- bad: just half of the time
-- finds: shop/report
load_endpoint: endpoint = 3, name = 'report'
load_query_cost: endpoint = 3, ms_per_request = 80.0, time_pct = 50.0
