-- bad: a list, and a query for each of its 38 rows
-- finds: shop/feed
load_endpoint:
load_request_cost:
load_query_cost:
load_query: queryid = 11, statement = 'select id from post limit 38', rows_per_call = 38.0
load_query: queryid = 12, statement = 'select name from author where id = $1', calls_per_request = 38.0

-- bad: the same query six times, found in a cache now and then
-- finds: shop/feed
load_endpoint:
load_request_cost:
load_query_cost:
load_query: queryid = 12, statement = 'select name from author where id = $1', calls_per_request = 6.4

-- bad: just five times
-- finds: shop/feed
load_endpoint:
load_request_cost:
load_query_cost:
load_query: queryid = 12, statement = 'select name from author where id = $1', calls_per_request = 5.0

-- bad: as often as another statement of the same endpoint gives rows
-- finds: shop/feed
-- says: for_each_row_of = select id from post limit 6
load_endpoint:
load_request_cost:
load_query_cost:
load_query: queryid = 12, statement = 'select name from author where id = $1', calls_per_request = 6.4
load_query: statement = 'select 1', rows_per_call = 5.9
load_query: queryid = 2, statement = 'select id from post limit 6', rows_per_call = 6.0
load_query: endpoint = 2, queryid = 3, statement = 'select id from page', calls_per_request = 0.5, rows_per_call = 12.8

-- bad: no other statement gives as many rows, by half a row
-- finds: shop/feed
-- says: for_each_row_of = null
load_endpoint:
load_request_cost:
load_query_cost:
load_query: queryid = 12, statement = 'select name from author where id = $1', calls_per_request = 6.5
load_query: queryid = 2, statement = 'select id from post limit 6', rows_per_call = 6.0

-- bad: a tenth of a millisecond of 160 is low
-- finds: shop/feed
-- says: severity = low
load_endpoint:
load_request_cost: p50_ms = 160.0
load_query_cost:
load_query: queryid = 12, statement = 'select name from author where id = $1', calls_per_request = 6.0, ms_per_request = 0.1

-- bad: just a fifth of the answer
-- finds: shop/feed
-- says: severity = high
load_endpoint:
load_request_cost: p50_ms = 10.0
load_query_cost:
load_query: statement = 'select 1', calls_per_request = 6.0, ms_per_request = 0.5

-- bad: less than a fifth
-- finds: shop/feed
-- says: severity = medium
load_endpoint:
load_request_cost: p50_ms = 10.01
load_query_cost:
load_query: statement = 'select 1', calls_per_request = 6.0, ms_per_request = 0.5

-- bad: just a twentieth
-- finds: shop/feed
-- says: severity = medium
load_endpoint:
load_request_cost: p50_ms = 40.0
load_query_cost:
load_query: statement = 'select 1', calls_per_request = 6.0, ms_per_request = 0.5

-- bad: less than a twentieth
-- finds: shop/feed
-- says: severity = low
load_endpoint:
load_request_cost: p50_ms = 40.1
load_query_cost:
load_query: statement = 'select 1', calls_per_request = 6.0, ms_per_request = 0.5

-- bad: a query behind such a comment is one, and two endpoints have one cause
-- finds: shop/feed; shop/list
-- says: cause = the statement /*route
load_endpoint:
load_endpoint: endpoint = 2, name = 'list'
load_request_cost:
load_request_cost: endpoint = 2
load_query_cost:
load_query: queryid = 12, statement = '/*route=''/feed''*/ select name from author where id = $1', calls_per_request = 6.0
load_query: endpoint = 2, queryid = 12, statement = '/*route=''/feed''*/ select name from author where id = $1', calls_per_request = 6.0

-- good: what a driver says before and after each query is none
load_endpoint:
load_request_cost:
load_query_cost:
load_query: statement = 'SET search_path TO shop', calls_per_request = 9.0
load_query: queryid = 2, statement = 'BEGIN', calls_per_request = 9.0
load_query: queryid = 3, statement = 'SELECT set_config($1, $2, $3)', calls_per_request = 9.0
load_query: queryid = 4, statement = 'DISCARD ALL', calls_per_request = 9.0
load_query: queryid = 5, statement = 'SELECT pg_advisory_unlock_all()', calls_per_request = 9.0

-- good: eight different statements, each once
load_endpoint:
load_request_cost:
load_query_cost:
load_query: statement = 'a'
load_query: queryid = 2, statement = 'b'
load_query: queryid = 3, statement = 'c'
load_query: queryid = 4, statement = 'd'
load_query: queryid = 5, statement = 'e'
load_query: queryid = 6, statement = 'f'
load_query: queryid = 7, statement = 'g'
load_query: queryid = 8, statement = 'h'

-- good: one statement that gives many rows
load_endpoint:
load_request_cost:
load_query_cost:
load_query: statement = 'select * from post', rows_per_call = 500.0

-- good: four times
load_endpoint:
load_request_cost:
load_query_cost:
load_query: queryid = 12, statement = 'select name from author where id = $1', calls_per_request = 4.0

-- good: nor is it behind the comment of what tags statements, nor a cursor that is read in pieces
load_endpoint:
load_request_cost:
load_query_cost:
load_query: statement = '/*route=''/feed'',traceparent=''00-1''*/ SET search_path TO shop', calls_per_request = 9.0
load_query: queryid = 2, statement = '  COMMIT', calls_per_request = 9.0
load_query: queryid = 3, statement = 'FETCH FORWARD 100 FROM "c"', calls_per_request = 9.0

-- good: nor is it where the comment stands in a line of its own, or right before it
load_endpoint:
load_request_cost:
load_query_cost:
load_query: statement = '/* app */' || char(10) || 'SET search_path TO shop', calls_per_request = 9.0
load_query: queryid = 2, statement = '/* app */BEGIN', calls_per_request = 9.0

-- not applicable: no endpoint was driven alone
load_endpoint:
