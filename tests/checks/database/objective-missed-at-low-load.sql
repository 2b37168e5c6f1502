-- bad: alone it takes twice what is allowed
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 0, 612.0, 700.0, 1);

-- bad: alone it fails
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 20, 3.0, 4.0, 1);

-- bad: at the rate of the stage its whole interval is above the limit
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 0, 120.0, 170.0, 1);
insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because) values (1, 1.6, 60.0, 96, 96, 0, 3, 0, 0, 'fail', 'slow');
insert into load_endpoint_step (step, endpoint, requests, error_pct, error_low_pct, error_high_pct, p95_ms, p95_low_ms, p95_high_ms) values (1, 1, 96, 0.0, 0.0, 3.8, 420.0, 380.0, 510.0);

-- undecided: at that rate the interval holds the limit
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 0, 120.0, 170.0, 1);
insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because) values (1, 1.6, 60.0, 96, 96, 0, 3, 0, 0, 'undecided', 'close');
insert into load_endpoint_step (step, endpoint, requests, error_pct, error_low_pct, error_high_pct, p95_ms, p95_low_ms, p95_high_ms) values (1, 1, 96, 0.0, 0.0, 3.8, 310.0, 280.0, 340.0);

-- good: slow only far beyond the rate of the stage
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 0, 20.0, 350.0, 1);
insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because) values (1, 160.0, 7.0, 1120, 1120, 0, 90, 0, 0, 'fail', 'slow');
insert into load_endpoint_step (step, endpoint, requests, error_pct, error_low_pct, error_high_pct, p95_ms, p95_low_ms, p95_high_ms) values (1, 1, 1120, 9.0, 8.0, 10.0, 900.0, 800.0, 1000.0);

-- good: a scenario with a laxer limit of its own
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 5000.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 0, 900.0, 1350.0, 1);

-- good: the generator was the limit of that step
insert into load_scenario (name, weight, pause_ms, limit_p95_ms, limit_error_pct) values ('shop', 1, 2000.0, 300.0, 1.0);
insert into load_endpoint (endpoint, scenario, name, request, is_fixed) values (1, 'shop', 'feed', 'GET /feed', 1), (2, 'shop', 'home', 'GET /', 1), (3, 'shop', 'report', 'GET /report', 1);
insert into load_sounding (endpoint, requests, failed, p50_ms, p95_ms, distinct_bodies) values (1, 20, 0, 20.0, 35.0, 1);
insert into load_step (step, offered_per_s, seconds, requests, served, failed, in_flight_max, backlog_max, dropped, verdict, because) values (1, 1.6, 60.0, 96, 96, 0, 3, 0, 0, 'void', 'late starts');
insert into load_endpoint_step (step, endpoint, requests, error_pct, error_low_pct, error_high_pct, p95_ms, p95_low_ms, p95_high_ms) values (1, 1, 96, 0.0, 0.0, 3.8, 420.0, 380.0, 510.0);
