-- bad: alone it takes twice what is allowed
-- finds: shop/feed
load_scenario:
load_endpoint:
load_sounding: p50_ms = 612.0, p95_ms = 700.0

-- bad: alone it fails
-- finds: shop/feed
load_scenario:
load_endpoint:
load_sounding: failed = 20, p50_ms = 3.0, p95_ms = 4.0

-- bad: at the rate of the stage its whole interval is above the limit
-- finds: shop/feed
load_scenario:
load_endpoint:
load_sounding: p50_ms = 120.0, p95_ms = 170.0
load_step: offered_per_s = 1.6, verdict = 'fail'
load_endpoint_step: error_high_pct = 3.8, p95_ms = 420.0, p95_low_ms = 380.0, p95_high_ms = 510.0

-- undecided: at that rate the interval holds the limit
-- leaves open: shop/feed
load_scenario:
load_endpoint:
load_sounding: p50_ms = 120.0, p95_ms = 170.0
load_step: offered_per_s = 1.6, verdict = 'undecided'
load_endpoint_step: error_high_pct = 3.8, p95_ms = 310.0, p95_low_ms = 280.0, p95_high_ms = 340.0

-- good: slow only far beyond the rate of the stage
load_scenario:
load_endpoint:
load_sounding: p50_ms = 20.0, p95_ms = 350.0
load_step: offered_per_s = 160.0, verdict = 'fail'
load_endpoint_step: error_pct = 9.0, error_low_pct = 8.0, error_high_pct = 10.0, p95_ms = 900.0, p95_low_ms = 800.0, p95_high_ms = 1000.0

-- good: a scenario with a laxer limit of its own
load_scenario: limit_p95_ms = 5000.0
load_endpoint: name = 'report', request = 'GET /report'
load_sounding: p50_ms = 900.0, p95_ms = 1350.0

-- good: the generator was the limit of that step
load_scenario:
load_endpoint:
load_sounding: p50_ms = 20.0
load_step: offered_per_s = 1.6, verdict = 'void'
load_endpoint_step: error_high_pct = 3.8, p95_ms = 420.0, p95_low_ms = 380.0, p95_high_ms = 510.0
