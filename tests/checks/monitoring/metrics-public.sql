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
