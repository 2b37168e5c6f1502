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

-- bad: at the edges: 15 ms, and five times the usual
-- finds: shop/report; shop/feed
load_endpoint:
load_endpoint: endpoint = 3, name = 'report'
load_query_cost: own_ms = 15.0, typical_own_ms = 3.0
load_query_cost: endpoint = 3, own_ms = 42.0, typical_own_ms = 3.0

-- bad: a moment more than a second where all is slow
-- finds: shop/report; shop/feed
load_endpoint:
load_endpoint: endpoint = 3, name = 'report'
load_query_cost: own_ms = 1001.0, typical_own_ms = 900.0
load_query_cost: endpoint = 3, own_ms = 1400.0

-- bad: a moment less than five times the usual
-- finds: shop/report
load_endpoint:
load_endpoint: endpoint = 3, name = 'report'
load_query_cost: own_ms = 900.0, typical_own_ms = 181.0
load_query_cost: endpoint = 3, own_ms = 1400.0

-- bad: fewer connections than one for two requests
-- finds: shop/report
load_endpoint: endpoint = 3, name = 'report'
load_query_cost: endpoint = 3, own_ms = 1400.0, sessions_per_request = 0.4

-- bad: four statements are not the reason
-- finds: shop/feed
load_endpoint:
load_query_cost: statements_per_request = 4.0, own_ms = 30.0, typical_own_ms = 2.0

-- bad: a moment less than what somebody notices
-- finds: shop/feed
-- says: severity = low
load_endpoint:
load_query_cost: own_ms = 99.0, typical_own_ms = 5.0

-- bad: just what somebody notices
-- finds: shop/feed
-- says: severity = medium
load_endpoint:
load_query_cost: own_ms = 100.0, typical_own_ms = 5.0

-- good: at the edge: a second where all is slow
load_endpoint:
load_query_cost: own_ms = 1000.0, typical_own_ms = 900.0

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

-- good: a connection for two requests has a check of its own
load_endpoint: endpoint = 3, name = 'report'
load_query_cost: endpoint = 3, own_ms = 1400.0, sessions_per_request = 0.5

-- good: five statements have checks of their own
load_endpoint:
load_query_cost: statements_per_request = 5.0, own_ms = 30.0, typical_own_ms = 2.0

-- good: a moment less than 15 ms
load_endpoint:
load_query_cost: typical_own_ms = 1.0
