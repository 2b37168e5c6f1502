-- bad: the defaults of a client library and its middleware
-- finds: metrics
-- says: 3 metrics are shown, 1 of the runtime and 2 of libraries, and none of what the product does
-- says: nothing else counts that) / (no fix) / certainty = likely
http_metrics: is_readable = 1
http_metric: name = 'process_cpu_seconds_total', layer = 'runtime'
http_metric: name = 'http_requests_total', layer = 'library'
http_metric: name = 'http_request_duration_seconds', layer = 'library'

-- good: one of its own beside them
http_metrics: is_readable = 1
http_metric: name = 'process_cpu_seconds_total', layer = 'runtime'
http_metric: name = 'signups_total'

-- good: on another page
http_metrics: is_readable = 1
http_metrics: path = 'http://127.0.0.1:9100/metrics', is_readable = 1, is_inner = 1
http_metric: name = 'process_cpu_seconds_total', layer = 'runtime'
http_metric: path = 'http://127.0.0.1:9100/metrics', name = 'signups_total'

-- not applicable: it asks for credentials
http_metrics:
