-- bad: a connection for every request
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values (1, 1.0, 0.3, 2.0, 14.0, 3.0, 1.0);

-- good: a pool that grew by one while it was looked at
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values (1, 1.0, 0.3, 2.0, 14.0, 3.0, 0.05);

-- not applicable: Postgres 13 does not count sessions
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values (1, 1.0, 0.3, 2.0, 14.0, 3.0, null);
