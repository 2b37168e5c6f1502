-- bad: the defaults of a client library
-- finds: metrics
http_metrics: is_readable = 1, has_latency = 0

-- bad: one that asks for credentials does not matter
-- finds: metrics
-- says: /metrics has 40
http_metrics: is_readable = 1, has_latency = 0
http_metrics: path = '/actuator/prometheus', has_latency = 0

-- good: a histogram
http_metrics: is_readable = 1

-- good: two pages, one of them has it
http_metrics: is_readable = 1
http_metrics: path = '/actuator/prometheus', is_readable = 1, has_latency = 0

-- not applicable: behind a token
http_metrics: families = 0, has_latency = 0

-- bad: a histogram of a name of its own is not known: a guess
-- finds: metrics
-- says: certainty = likely
http_metrics: is_readable = 1, has_latency = 0
