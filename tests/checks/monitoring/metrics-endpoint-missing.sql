-- bad: none
-- finds: metrics endpoint
http_site:

-- good: /metrics
http_site:
http_metrics: is_readable = 1

-- good: one behind a token
http_site:
http_metrics:

-- bad: numbers that are pushed are not seen: a guess
-- finds: metrics endpoint
-- says: certainty = likely
http_site:

-- not applicable: files alone
http_site: is_files_only = 1
