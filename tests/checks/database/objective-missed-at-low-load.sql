-- bad: alone it takes twice what is allowed
-- finds: shop/feed
load_scenario:
load_endpoint:
load_request_cost: p50_ms = 612.0, p95_ms = 700.0

-- bad: alone it fails
-- finds: shop/feed
load_scenario:
load_endpoint:
load_request_cost: failed = 20, p50_ms = 3.0, p95_ms = 4.0

-- bad: at the rate of the stage its whole interval is above the limit
-- finds: shop/feed
load_scenario:
load_endpoint:
load_request_cost: p50_ms = 120.0, p95_ms = 170.0
load_step: offered_per_s = 1.6, verdict = 'fail'
load_endpoint_step: error_high_pct = 3.8, p95_ms = 420.0, p95_low_ms = 380.0, p95_high_ms = 510.0

-- bad: slow, and none has failed
-- finds: shop/feed
-- says: GET /feed takes
load_scenario:
load_endpoint:
load_request_cost: requests = 0, p50_ms = 612.0

-- bad: just the rate of the plan
-- finds: shop/feed
load_scenario:
load_endpoint:
load_request_cost:
load_step: offered_per_s = 1.8
load_endpoint_step: p95_ms = 420.0, p95_low_ms = 380.0, p95_high_ms = 510.0

-- bad: the lower end of the errors is over what is allowed
-- finds: shop/feed
load_scenario:
load_endpoint:
load_request_cost:
load_step: offered_per_s = 1.6
load_endpoint_step: error_low_pct = 2.0, p95_ms = 310.0, p95_high_ms = 340.0

-- bad: just twice what is allowed
-- finds: shop/feed
-- says: severity = high
load_scenario:
load_endpoint:
load_request_cost: p50_ms = 600.0

-- bad: less than twice
-- finds: shop/feed
-- says: severity = medium
load_scenario:
load_endpoint:
load_request_cost: p50_ms = 599.0

-- bad: fast, and more than half fail
-- finds: shop/feed
-- says: severity = high
load_scenario:
load_endpoint:
load_request_cost: p50_ms = 3.0, failed = 11

-- bad: under load its lower end is just twice what is allowed
-- finds: shop/feed
-- says: severity = high
load_scenario:
load_endpoint:
load_request_cost: 
load_step: offered_per_s = 1.6
load_endpoint_step: p95_ms = 700.0, p95_low_ms = 600.0, p95_high_ms = 800.0

-- bad: its lower end is less than twice
-- finds: shop/feed
-- says: severity = medium
load_scenario:
load_endpoint:
load_request_cost: 
load_step: offered_per_s = 1.6
load_endpoint_step: p95_ms = 700.0, p95_low_ms = 599.0, p95_high_ms = 800.0

-- bad: one in twenty fails at least
-- finds: shop/feed
-- says: severity = high
load_scenario:
load_endpoint:
load_request_cost: 
load_step: offered_per_s = 1.6
load_endpoint_step: error_pct = 6.0, error_low_pct = 5.0, error_high_pct = 7.0

-- bad: fewer fail
-- finds: shop/feed
-- says: severity = medium
load_scenario:
load_endpoint:
load_request_cost: 
load_step: offered_per_s = 1.6
load_endpoint_step: error_pct = 6.0, error_low_pct = 4.9, error_high_pct = 7.0

-- bad: slow, and just half of them failed
-- finds: shop/feed
-- says: severity = medium
load_scenario:
load_endpoint:
load_request_cost: p50_ms = 400.0, failed = 10

-- good: slow only far beyond the rate of the stage
load_scenario:
load_endpoint:
load_request_cost: p50_ms = 20.0, p95_ms = 350.0
load_step: offered_per_s = 160.0, verdict = 'fail'
load_endpoint_step: error_pct = 9.0, error_low_pct = 8.0, error_high_pct = 10.0, p95_ms = 900.0, p95_low_ms = 800.0, p95_high_ms = 1000.0

-- good: a scenario with a laxer limit of its own
load_scenario: limit_p95_ms = 5000.0
load_endpoint: name = 'report', request = 'GET /report'
load_request_cost: p50_ms = 900.0, p95_ms = 1350.0

-- good: the generator was the limit of that step
load_scenario:
load_endpoint:
load_request_cost: p50_ms = 20.0
load_step: offered_per_s = 1.6, verdict = 'void'
load_endpoint_step: error_high_pct = 3.8, p95_ms = 420.0, p95_low_ms = 380.0, p95_high_ms = 510.0

-- good: at the edge: the percentile is just what is allowed
load_scenario:
load_endpoint:
load_request_cost:
load_step: offered_per_s = 1.6
load_endpoint_step: error_high_pct = 3.8, p95_ms = 300.0, p95_high_ms = 510.0

-- good: at the edge: the upper end is just what is allowed
load_scenario:
load_endpoint:
load_request_cost:
load_step: offered_per_s = 1.6
load_endpoint_step: p95_ms = 420.0, p95_high_ms = 300.0

-- good: at the edge: the median is just what is allowed
load_scenario:
load_endpoint:
load_request_cost: p50_ms = 300.0

-- good: at the edge: half of them failed
load_scenario:
load_endpoint:
load_request_cost: failed = 10

-- good: the limits of another scenario
load_scenario: name = 'other'
load_endpoint:
load_request_cost: p50_ms = 612.0

-- good: a rate that only the next stage asks for
load_scenario:
load_endpoint:
load_request_cost:
load_step: offered_per_s = 2.0
load_endpoint_step: p95_ms = 420.0, p95_high_ms = 510.0

-- good: a step of another scenario's limits
load_scenario: name = 'other'
load_endpoint:
load_request_cost:
load_step: offered_per_s = 1.6
load_endpoint_step: p95_ms = 420.0, p95_high_ms = 510.0

-- good: no error, and none is allowed
load_scenario: limit_error_pct = 0.0
load_endpoint:
load_request_cost:
load_step: offered_per_s = 1.6
load_endpoint_step:

-- good: at the edge: as many errors as are allowed
load_scenario:
load_endpoint:
load_request_cost:
load_step: offered_per_s = 1.0
load_endpoint_step: error_pct = 1.0, error_high_pct = 4.0

-- undecided: at that rate the interval holds the limit
-- leaves open: shop/feed
load_scenario:
load_endpoint:
load_request_cost: p50_ms = 120.0, p95_ms = 170.0
load_step: offered_per_s = 1.6, verdict = 'undecided'
load_endpoint_step: error_high_pct = 3.8, p95_ms = 310.0, p95_low_ms = 280.0, p95_high_ms = 340.0

-- undecided: the lower end is just what is allowed
-- leaves open: shop/feed
load_scenario:
load_endpoint:
load_request_cost:
load_step: offered_per_s = 1.6
load_endpoint_step: p95_ms = 420.0, p95_low_ms = 300.0, p95_high_ms = 510.0

-- undecided: the lower end of the errors is just what is allowed
-- leaves open: shop/feed
load_scenario:
load_endpoint:
load_request_cost:
load_step: offered_per_s = 1.6
load_endpoint_step: error_low_pct = 1.0, p95_ms = 310.0, p95_high_ms = 340.0

-- undecided: only errors may be over what is allowed
-- leaves open: shop/feed
load_scenario: limit_p95_ms = 5000.0
load_endpoint: endpoint = 2
load_request_cost: endpoint = 2
load_step: offered_per_s = 1.6
load_endpoint_step: endpoint = 2, error_pct = 1.5, error_high_pct = 3.8

-- undecided: errors may be over what is allowed, and too few requests tell the percentile
-- leaves open: shop/feed
load_scenario:
load_endpoint:
load_request_cost:
load_step: offered_per_s = 1.0
load_endpoint_step: requests = 10, error_pct = 10.0, error_high_pct = 40.0, p95_low_ms = null, p95_high_ms = null
