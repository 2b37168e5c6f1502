-- bad: a connection for every request
-- finds: shop/feed
load_endpoint:
load_query_cost: sessions_per_request = 1.0

-- bad: just one for two requests
-- finds: shop/feed
load_endpoint:
load_query_cost: sessions_per_request = 0.5

-- good: a pool that grew by one while it was looked at
load_endpoint:
load_query_cost: sessions_per_request = 0.05

-- good: two for five requests
load_endpoint:
load_query_cost: sessions_per_request = 0.4

-- not applicable: Postgres 13 does not count sessions
load_endpoint:
load_query_cost: sessions_per_request = null
