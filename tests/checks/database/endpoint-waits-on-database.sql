-- bad: 80 of 100 ms are one query
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values (3, 1.0, 80.0, 80.0, 20.0, 3.0, 0.0);
insert into load_query (endpoint, queryid, statement, calls_per_request, rows_per_call, ms_per_request) values (3, 9, 'select sum(x) from sale', 1.0, 1.0, 80.0);

-- good: most of the time, but it is short
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values (3, 1.0, 3.0, 75.0, 1.0, 3.0, 0.0);

-- good: long, but the app itself takes most of it
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values (3, 1.0, 30.0, 10.0, 270.0, 3.0, 0.0);
