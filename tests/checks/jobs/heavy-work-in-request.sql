-- bad: a report of 42 ms beside answers of 3 ms
-- finds: shop/report
load_endpoint:
load_endpoint: endpoint = 2, name = 'home', request = 'GET /'
load_endpoint: endpoint = 3, name = 'report', request = 'GET /report'
load_query_cost: own_ms = 3.0, typical_own_ms = 3.0
load_query_cost: endpoint = 2, statements_per_request = 0.0, own_ms = 2.0, typical_own_ms = 3.0
load_query_cost: endpoint = 3, own_ms = 42.0, typical_own_ms = 3.0

-- bad: everything is slow, and one call takes more than a second
-- finds: shop/report
load_endpoint:
load_endpoint: endpoint = 3, name = 'report', request = 'GET /report'
load_query_cost: own_ms = 900.0, typical_own_ms = 900.0
load_query_cost: endpoint = 3, own_ms = 1400.0, typical_own_ms = 900.0, sessions_per_request = null

-- good: a slow framework, the same for all
load_endpoint:
load_endpoint: endpoint = 2, name = 'home', request = 'GET /'
load_endpoint: endpoint = 3, name = 'report', request = 'GET /report'
load_query_cost: own_ms = 60.0, typical_own_ms = 55.0
load_query_cost: endpoint = 2, statements_per_request = 0.0, own_ms = 45.0, typical_own_ms = 55.0
load_query_cost: endpoint = 3, own_ms = 90.0, typical_own_ms = 55.0

-- good: the round trips of a query per row, which has a check of its own
load_endpoint:
load_endpoint: endpoint = 2, name = 'home', request = 'GET /'
load_query_cost: statements_per_request = 41.0, own_ms = 30.0, typical_own_ms = 2.0
load_query_cost: endpoint = 2, statements_per_request = 0.0, own_ms = 2.0, typical_own_ms = 2.0

-- good: six times the usual, and still fast
load_endpoint:
load_endpoint: endpoint = 2, name = 'home', request = 'GET /'
load_query_cost: own_ms = 6.0, typical_own_ms = 1.0
load_query_cost: endpoint = 2, statements_per_request = 0.0, own_ms = 1.0, typical_own_ms = 1.0
