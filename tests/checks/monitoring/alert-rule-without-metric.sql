-- bad: a name that nothing has
-- finds: shop/Errors
-- says: Errors asks for http_request_total, which Prometheus has never had: it cannot fire (sure if nothing is to begin it) / (no fix) / certainty = likely / cause = rules of shop
prometheus_rule: name = 'Errors', is_watchdog = 0, query = 'http_request_total > 1', state = 'inactive'
prometheus_rule_metric: metric = 'http_request_total', is_there = 0

-- bad: one of two is enough to break it, and each rule is told once
-- finds: shop/Errors; shop/job:errors
-- says: asks for a, c, which
-- says: it cannot record anything
prometheus_rule: name = 'Errors', is_watchdog = 0
prometheus_rule: number = 2, name = 'job:errors', kind = 'recording', is_watchdog = 0
prometheus_rule_metric: metric = 'a', is_there = 0
prometheus_rule_metric: metric = 'b'
prometheus_rule_metric: metric = 'c', is_there = 0
prometheus_rule_metric: rule = 2, metric = 'd', is_there = 0

-- bad: neither side of an or is there
-- finds: shop/Errors
prometheus_rule: name = 'Errors', is_watchdog = 0, needs_all = 0
prometheus_rule_metric: metric = 'a', is_there = 0
prometheus_rule_metric: metric = 'b', is_there = 0

-- good: one side of an or is there
prometheus_rule: name = 'Errors', is_watchdog = 0, needs_all = 0
prometheus_rule_metric: metric = 'a', is_there = 0
prometheus_rule_metric: metric = 'b'

-- good: one side of an or is recorded
prometheus_rule: name = 'Errors', is_watchdog = 0, needs_all = 0
prometheus_rule_metric: metric = 'a', is_there = 0
prometheus_rule_metric: metric = 'b', is_there = 0, is_recorded = 1

-- bad: another rule has that side
-- finds: shop/Errors
prometheus_rule: name = 'Errors', is_watchdog = 0, needs_all = 0
prometheus_rule: number = 2, name = 'Other', is_watchdog = 0
prometheus_rule_metric: metric = 'a', is_there = 0
prometheus_rule_metric: rule = 2, metric = 'b'
prometheus_rule_metric: rule = 2, metric = 'c', is_recorded = 1

-- good: another rule makes it, and is judged itself
prometheus_rule: name = 'Errors', is_watchdog = 0
prometheus_rule_metric: metric = 'job:errors', is_there = 0, is_recorded = 1

-- good: all are there
prometheus_rule:
prometheus_rule_metric:
