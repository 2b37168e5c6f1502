-- bad: the same answer twenty times, 12 ms each
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 0, 15.0, 19.0, 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values (1, 1.0, 12.0, 80.0, 3.0, 3.0, 0.0);
insert into load_query (endpoint, queryid, statement, calls_per_request, rows_per_call, ms_per_request) values (1, 9, 'select count(*) from sale', 1.0, 1.0, 12.0);

-- good: it came from Redis, and the database was asked for the visitor only
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 0, 15.0, 19.0, 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values (1, 1.0, 2.5, 20.0, 3.0, 3.0, 0.0);
insert into load_cache_cost (endpoint, commands_per_request, hits_per_request, misses_per_request, writes_per_request, connections_per_request) values (1, 1.0, 1.0, 0.0, 0.0, 0.0);

-- good: each answer is another one
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 0, 15.0, 19.0, 20);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values (1, 1.0, 12.0, 80.0, 3.0, 3.0, 0.0);

-- good: a lookup by primary key costs next to nothing
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 0, 2.0, 3.0, 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values (1, 1.0, 0.05, 2.0, 2.0, 3.0, 0.0);

-- good: an error page is the same each time
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 20, 15.0, 19.0, 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values (1, 1.0, 12.0, 80.0, 3.0, 3.0, 0.0);

-- good: a search, where each visitor asks for something else
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /search?q={word}', 0), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 0, 27.0, 34.0, 1), (2, 20, 0, 3.0, 4.0, 1);
insert into load_query_cost (endpoint, statements_per_request, ms_per_request, time_pct, own_ms, typical_own_ms, sessions_per_request) values (1, 1.0, 22.0, 80.0, 5.0, 2.0, 0.0), (2, 1.0, 0.4, 13.0, 2.0, 2.0, 0.0);
