-- bad: open to all
-- finds: /metrics
http_site:
http_metrics: is_readable = 1

-- good: it asks for credentials
http_site:
http_metrics:

-- not applicable: localhost
http_site: is_public = 0
http_metrics: is_readable = 1

-- bad: of two only the one that can be read is refused
-- finds: /metrics
-- says: { default 0; /metrics 1; }
http_site:
http_metrics: is_readable = 1
http_metrics: path = '/q/metrics'

-- good: on an inner port, or with a token of its own
http_site:
http_metrics: path = 'http://10.0.0.5:9100/metrics', is_readable = 1, is_inner = 1
http_metrics: path = '/inner', is_readable = 1, is_by_credentials = 1

-- bad: of those only what is open is refused
-- finds: /metrics
-- says: { default 0; /metrics 1; }
http_site:
http_metrics: is_readable = 1
http_metrics: path = 'http://10.0.0.5:9100/metrics', is_readable = 1, is_inner = 1
http_metrics: path = '/inner', is_readable = 1, is_by_credentials = 1
