-- bad: 80 of 100 ms are one query
-- finds: shop/report
load_endpoint: endpoint = 3, name = 'report', request = 'GET /report'
load_query_cost: endpoint = 3, ms_per_request = 80.0, time_pct = 80.0
load_query: endpoint = 3, queryid = 9, statement = 'select sum(x) from sale', ms_per_request = 80.0

-- bad: just 50 ms
-- finds: shop/report
load_endpoint: endpoint = 3, name = 'report'
load_query_cost: endpoint = 3, ms_per_request = 50.0, time_pct = 75.0

-- bad: just half of the time
-- finds: shop/report
load_endpoint: endpoint = 3, name = 'report'
load_query_cost: endpoint = 3, ms_per_request = 80.0, time_pct = 50.0

-- bad: the slowest of its own statements is shown
-- finds: shop/feed
-- says: cause = the statement select sum(x) from sale / slowest_statement = select sum(x) from sale
load_endpoint:
load_query_cost: ms_per_request = 80.0, time_pct = 80.0
load_query: statement = 'select $1', ms_per_request = 2.0
load_query: queryid = 2, statement = 'select sum(x) from sale', ms_per_request = 78.0
load_query: endpoint = 2, statement = 'select pg_sleep($1)', ms_per_request = 90.0

-- bad: just 100 ms
-- finds: shop/report
-- says: severity = medium
load_endpoint: endpoint = 3, name = 'report'
load_query_cost: endpoint = 3, ms_per_request = 100.0, time_pct = 75.0

-- bad: 99 ms
-- finds: shop/report
-- says: severity = low
load_endpoint: endpoint = 3, name = 'report'
load_query_cost: endpoint = 3, ms_per_request = 99.0, time_pct = 75.0

-- good: most of the time, but it is short
load_endpoint: endpoint = 3, name = 'report', request = 'GET /report'
load_query_cost: endpoint = 3, ms_per_request = 3.0, time_pct = 75.0

-- good: long, but the app itself takes most of it
load_endpoint: endpoint = 3, name = 'report', request = 'GET /report'
load_query_cost: endpoint = 3, ms_per_request = 30.0, time_pct = 10.0

-- good: a moment less than half of the time
load_endpoint: endpoint = 3, name = 'report'
load_query_cost: endpoint = 3, ms_per_request = 80.0, time_pct = 49.0

-- good: 49 ms
load_endpoint: endpoint = 3, name = 'report'
load_query_cost: endpoint = 3, ms_per_request = 49.0, time_pct = 75.0
