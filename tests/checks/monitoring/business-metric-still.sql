-- bad: orders were placed, and nothing counted them
-- finds: counters of the product
-- says: 20 writes were answered well (POST /orders), and none of the 2 counters of your own rose
-- says: (no fix) / certainty = likely
load_metric: rose = 0
load_metric: name = 'signups_total', rose = 0
load_endpoint: request = 'POST /orders', is_act = 1
load_endpoint_total: requests = 20

-- bad: of two endpoints that one which writes counts
-- finds: counters of the product
-- says: 30 writes were answered well (POST /orders), and none
load_metric: rose = 0
load_endpoint:
load_endpoint: endpoint = 2, request = 'POST /orders', is_act = 1
load_endpoint_total: requests = 500
load_endpoint_total: endpoint = 2, requests = 30

-- undecided: one less
-- leaves open: counters of the product
load_metric: rose = 0
load_endpoint: request = 'POST /orders', is_act = 1
load_endpoint_total: requests = 19

-- undecided: half of them failed
-- leaves open: counters of the product
-- says: scenarios wrote 15 times
load_metric: rose = 0
load_endpoint: request = 'POST /orders', is_act = 1
load_endpoint_total: requests = 30, error_pct = 50.0

-- undecided: who signs in and searches does nothing that a product counts
-- leaves open: counters of the product
-- says: scenarios wrote 0 times
load_metric: rose = 0
load_endpoint: request = 'POST /login'
load_endpoint_total: requests = 500

-- undecided: it was only read
-- leaves open: counters of the product
-- says: scenarios wrote 0 times
load_metric: rose = 0
load_endpoint:
load_endpoint: endpoint = 2, request = 'HEAD /feed'
load_endpoint_total:
load_endpoint_total: endpoint = 2

-- good: one rose
load_metric: rose = 0
load_metric: name = 'signups_total'
load_endpoint: request = 'POST /orders', is_act = 1
load_endpoint_total:

-- not applicable: it has none of its own
load_endpoint: request = 'POST /orders', is_act = 1
load_endpoint_total:
