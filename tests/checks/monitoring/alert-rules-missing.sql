-- bad: nothing tells of requests that fail
-- finds: errors
-- says: none of the 3 alerting rules of Prometheus tells that requests fail (sure if no other tool does) / (no fix) / severity = medium / certainty = likely / cause = what no alert tells of
prometheus_signal:
prometheus_signal: signal = 'errors', title = 'that requests fail', metrics = 0, rules = 0

-- bad: there is no rule at all, and the gravest come first
-- finds: availability; errors; latency; saturation
-- says: severity = low
prometheus_signal: rules = 0, of_rules = 0
prometheus_signal: signal = 'errors', metrics = 0, rules = 0, of_rules = 0
prometheus_signal: signal = 'saturation', metrics = 0, rules = 0, of_rules = 0
prometheus_signal: signal = 'latency', metrics = 0, rules = 0, of_rules = 0

-- bad: its metrics are there, and no rule on them
-- finds: queue; redis
-- says: severity = low
prometheus_signal:
prometheus_signal: signal = 'redis', title = 'of Redis', metrics = 1, rules = 0
prometheus_signal: signal = 'queue', title = 'of jobs that wait too long', metrics = 1, rules = 0

-- bad: Postgres is scanned, and Prometheus knows nothing of it
-- finds: postgres
address: kind = 'postgres', url = 'postgres://db/shop', source = 'command line', key = '--postgres'
prometheus_signal: signal = 'postgres', title = 'of Postgres', metrics = 0, rules = 0

-- good: there is no Redis, and no queue
address: kind = 'postgres', url = 'postgres://db/shop', source = 'command line', key = '--postgres'
prometheus_signal: signal = 'redis', metrics = 0, rules = 0
prometheus_signal: signal = 'queue', metrics = 0, rules = 0

-- good: each has a rule
prometheus_signal:
prometheus_signal: signal = 'errors'
prometheus_signal: signal = 'latency'
prometheus_signal: signal = 'saturation', metrics = 0
prometheus_signal: signal = 'redis'
