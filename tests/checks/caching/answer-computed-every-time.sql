-- bad: the same answer twenty times, 12 ms each
-- finds: shop/feed
load_endpoint:
load_request_cost:
load_query_cost: ms_per_request = 12.0
load_query: queryid = 9, statement = 'select count(*) from sale', ms_per_request = 12.0

-- bad: just 2 ms
-- finds: shop/feed
load_endpoint:
load_request_cost:
load_query_cost: ms_per_request = 2.0

-- bad: just five requests
-- finds: shop/feed
load_endpoint:
load_request_cost: requests = 5
load_query_cost: ms_per_request = 12.0

-- bad: fewer than half of the requests find something in the cache
-- finds: shop/feed
load_endpoint:
load_request_cost:
load_query_cost: ms_per_request = 2.5
load_cache_cost: hits_per_request = 0.4

-- bad: the slowest of its own statements is shown
-- finds: shop/feed
-- says: slowest_statement = select sum(x) from sale
load_endpoint:
load_request_cost:
load_query_cost: ms_per_request = 12.0
load_query: statement = 'select $1', ms_per_request = 2.0
load_query: queryid = 2, statement = 'select sum(x) from sale', ms_per_request = 10.0
load_query: endpoint = 2, statement = 'select pg_sleep($1)', ms_per_request = 90.0

-- good: it came from Redis, and the database was asked for the visitor only
load_endpoint:
load_request_cost:
load_query_cost: ms_per_request = 2.5
load_cache_cost:

-- good: each answer is another one
load_endpoint:
load_request_cost: distinct_bodies = 20
load_query_cost: ms_per_request = 12.0

-- good: a lookup by primary key costs next to nothing
load_endpoint:
load_request_cost:
load_query_cost: ms_per_request = 0.05

-- good: an error page is the same each time
load_endpoint:
load_request_cost: failed = 20
load_query_cost: ms_per_request = 12.0

-- good: a search, where each visitor asks for something else
load_endpoint: request = 'GET /search?q={word}', is_fixed = 0
load_endpoint: endpoint = 2, name = 'home', request = 'GET /'
load_request_cost:
load_request_cost: endpoint = 2
load_query_cost: ms_per_request = 22.0
load_query_cost: endpoint = 2, ms_per_request = 0.4

-- good: at the edge: half of the requests find something in the cache
load_endpoint:
load_request_cost:
load_query_cost: ms_per_request = 2.5
load_cache_cost: hits_per_request = 0.5

-- good: four requests are too few
load_endpoint:
load_request_cost: requests = 4
load_query_cost: ms_per_request = 12.0

-- good: 1 ms is not worth a cache
load_endpoint:
load_request_cost:
load_query_cost: ms_per_request = 1.0

-- not applicable: each request asks for something else
load_endpoint: is_fixed = 0
load_query_cost:

-- bad: a third of a processor at the rate of ten thousand users
-- finds: shop/feed
-- says: severity = medium
load_endpoint:
load_request_cost:
load_query_cost: ms_per_request = 20.0

-- bad: a little less
-- finds: shop/feed
-- says: severity = low
load_endpoint:
load_request_cost:
load_query_cost: ms_per_request = 19.9
