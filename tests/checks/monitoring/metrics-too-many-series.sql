-- bad: ids in a label
-- finds: /metrics
http_metrics: is_readable = 1, series = 48000

-- bad: one more than ten thousand
-- finds: /metrics
http_metrics: is_readable = 1, series = 10001

-- good: a usual app
http_metrics: is_readable = 1

-- good: at the edge: ten thousand
http_metrics: is_readable = 1, series = 10000

-- good: one that asks for credentials may have as many
http_metrics: is_readable = 1
http_metrics: path = '/actuator/prometheus', series = 48000

-- not applicable: it asks for credentials
http_metrics:
