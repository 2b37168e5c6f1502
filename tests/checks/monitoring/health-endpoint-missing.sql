-- bad: none
-- finds: health endpoint
http_site:

-- good: /healthz
http_site:
http_health:

-- good: one that says that it is ill is there
http_site:
http_health: status = 503
