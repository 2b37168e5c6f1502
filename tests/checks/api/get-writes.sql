-- bad: each view is counted
-- finds: GET /feed
-- says: each GET /feed runs 1.0 statements that write / (no fix) / writes = 1 / took_ms = 0.3 / statement = update item set views = views + $1
load_endpoint:
load_request_postgres:
load_query: queryid = 1, statement = 'select * from item', calls_per_request = 3.0
load_query: queryid = 2, statement = 'update item set views = views + $1', calls_per_request = 1.0, is_write = 1

-- bad: of three that write, the one that runs most often is shown
-- finds: GET /feed
-- says: runs 2.5 statements that write
-- says: statement = INSERT INTO visit
load_endpoint:
load_request_postgres:
load_query: queryid = 1, statement = 'update item set views = views + $1', calls_per_request = 0.5, is_write = 1
load_query: queryid = 2, statement = 'INSERT INTO visit values ($1)', calls_per_request = 1.5, is_write = 1
load_query: queryid = 3, statement = 'delete from cart where id = $1', calls_per_request = 0.5, is_write = 1

-- bad: what each of two writes is shown at it
-- finds: GET /cart; GET /feed
-- says: GET /cart runs 2.0 statements that write
-- says: statement = delete from cart
-- says: GET /feed runs 1.0 statements that write
-- says: statement = update item
load_endpoint:
load_endpoint: endpoint = 2, request = 'GET /cart'
load_request_postgres:
load_request_postgres: endpoint = 2
load_query: queryid = 1, statement = 'update item set views = views + $1', calls_per_request = 1.0, is_write = 1
load_query: endpoint = 2, queryid = 2, statement = 'delete from cart where id = $1', calls_per_request = 2.0, is_write = 1

-- bad: in half of the requests
-- finds: GET /feed
load_endpoint:
load_request_postgres:
load_query: statement = 'delete from cart where id = $1', calls_per_request = 0.5, is_write = 1

-- good: now and then, and a read that locks
load_endpoint:
load_request_postgres:
load_query: queryid = 1, statement = 'update session set seen = $1', calls_per_request = 0.4, is_write = 1
load_query: queryid = 2, statement = 'select * from item for update', calls_per_request = 1.0

-- good: what it writes is its own, and that of others none of it
load_endpoint:
load_endpoint: endpoint = 2, request = 'POST /orders'
load_request_postgres:
load_request_postgres: endpoint = 2
load_query: endpoint = 2, statement = 'insert into orders values ($1)', calls_per_request = 1.0, is_write = 1

-- not applicable: nothing is read
load_endpoint: request = 'POST /orders'
load_request_postgres:
