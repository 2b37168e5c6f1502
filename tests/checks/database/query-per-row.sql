-- bad: a list, and a query for each of its 38 rows
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values (1, 39.0, 0.35, 5.0, 6.0, 3.0, 0.0);
insert into load_query (endpoint, queryid, statement, calls_per_request, rows_per_call, ms_per_request) values
  (1, 11, 'select id from post limit 38', 1.0, 38.0, 0.05), (1, 12, 'select name from author where id = $1', 38.0, 1.0, 0.3);

-- bad: the same query six times, found in a cache now and then
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values (1, 6.4, 0.35, 5.0, 6.0, 3.0, 0.0);
insert into load_query (endpoint, queryid, statement, calls_per_request, rows_per_call, ms_per_request) values (1, 12, 'select name from author where id = $1', 6.4, 1.0, 0.3);

-- good: eight different statements, each once
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values (1, 8.0, 2.0, 5.0, 6.0, 3.0, 0.0);
insert into load_query (endpoint, queryid, statement, calls_per_request, rows_per_call, ms_per_request) values
  (1, 1, 'a', 1.0, 1.0, 0.2), (1, 2, 'b', 1.0, 1.0, 0.2), (1, 3, 'c', 1.0, 1.0, 0.2), (1, 4, 'd', 1.0, 1.0, 0.2),
  (1, 5, 'e', 1.0, 1.0, 0.2), (1, 6, 'f', 1.0, 1.0, 0.2), (1, 7, 'g', 1.0, 1.0, 0.2), (1, 8, 'h', 1.0, 1.0, 0.2);

-- good: one statement that gives many rows
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values (1, 1.0, 2.0, 5.0, 6.0, 3.0, 0.0);
insert into load_query (endpoint, queryid, statement, calls_per_request, rows_per_call, ms_per_request) values (1, 1, 'select * from post', 1.0, 500.0, 2.0);

-- not applicable: no endpoint was sounded
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
