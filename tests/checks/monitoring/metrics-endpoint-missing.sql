-- bad: none
-- finds: metrics endpoint
http_site:

-- good: /metrics
http_site:
http_metrics:

-- good: one behind a token
http_site:
http_metrics:
