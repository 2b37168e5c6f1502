-- bad: a report of 42 ms beside answers of 3 ms
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values
  (1, 1.0, 0.3, 10.0, 3.0, 3.0, 0.0), (2, 0.0, 0.0, 0.0, 2.0, 3.0, 0.0), (3, 1.0, 0.2, 1.0, 42.0, 3.0, 0.0);

-- bad: everything is slow, and one call takes more than a second
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values
  (1, 1.0, 0.3, 10.0, 900.0, 900.0, 0.0), (3, 1.0, 0.2, 1.0, 1400.0, 900.0, null);

-- good: a slow framework, the same for all
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values
  (1, 1.0, 0.3, 10.0, 60.0, 55.0, 0.0), (2, 0.0, 0.0, 0.0, 45.0, 55.0, 0.0), (3, 1.0, 0.2, 1.0, 90.0, 55.0, 0.0);

-- good: the round trips of a query per row, which has a check of its own
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values
  (1, 41.0, 0.4, 1.0, 30.0, 2.0, 0.0), (2, 0.0, 0.0, 0.0, 2.0, 2.0, 0.0);

-- good: six times the usual, and still fast
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values
  (1, 1.0, 0.3, 10.0, 6.0, 1.0, 0.0), (2, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0);
