-- bad: the defaults of a client library alone
-- finds: requests
-- says: no metric of /metrics tells how many requests come, nor how many fail (sure if none of them measures it) / (no fix) / severity = medium / certainty = likely
http_metrics: is_readable = 1, has_rate = 0, has_errors = 0

-- bad: no status in what counts them
-- finds: requests
-- says: tells how many requests fail
http_metrics: is_readable = 1, has_errors = 0

-- bad: failures alone
-- finds: requests
-- says: tells how many requests come (sure
http_metrics: is_readable = 1, has_rate = 0

-- bad: without the defaults
-- finds: saturation
-- says: severity = low
http_metrics: is_readable = 1, has_saturation = 0

-- good: all
http_metrics: is_readable = 1

-- good: two pages together, and one that asks for credentials
http_metrics: is_readable = 1, has_saturation = 0
http_metrics: path = '/q/metrics', is_readable = 1, has_rate = 0, has_errors = 0
http_metrics: path = '/secret/metrics', has_rate = 0, has_errors = 0, has_saturation = 0

-- bad: what asks for credentials tells nothing
-- finds: saturation
http_metrics: is_readable = 1, has_saturation = 0
http_metrics: path = '/secret/metrics'

-- not applicable: it asks for credentials
http_metrics:
