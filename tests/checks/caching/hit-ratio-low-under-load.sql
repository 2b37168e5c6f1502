-- bad: a key that holds the time
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 0, 4.0, 6.0, 1);
insert into load_cache_cost (endpoint, commands_per_request, hits_per_request, misses_per_request, writes_per_request, connections_per_request) values (1, 2.0, 0.0, 1.0, 1.0, 0.0);
insert into load_cache_use (lookups, hit_pct) values (200, 60.0);

-- bad: few lookups find their key over the whole load
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_cache_use (lookups, hit_pct) values (24000, 31.0);

-- good: a hit each time
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 0, 4.0, 6.0, 1);
insert into load_cache_cost (endpoint, commands_per_request, hits_per_request, misses_per_request, writes_per_request, connections_per_request) values (1, 1.0, 1.0, 0.0, 0.0, 0.0);
insert into load_cache_use (lookups, hit_pct) values (24000, 91.0);

-- good: a flag that nobody has set is looked up, and nothing is stored
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 0, 4.0, 6.0, 1);
insert into load_cache_cost (endpoint, commands_per_request, hits_per_request, misses_per_request, writes_per_request, connections_per_request) values (1, 1.0, 0.0, 1.0, 0.0, 0.0);
insert into load_cache_use (lookups, hit_pct) values (800, 12.0);

-- good: a new session at every first visit: the answers differ
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 0, 4.0, 6.0, 20);
insert into load_cache_cost (endpoint, commands_per_request, hits_per_request, misses_per_request, writes_per_request, connections_per_request) values (1, 2.0, 0.0, 1.0, 1.0, 0.0);
insert into load_cache_use (lookups, hit_pct) values (800, 12.0);
