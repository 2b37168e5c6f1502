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
