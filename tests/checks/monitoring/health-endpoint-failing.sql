-- bad: 503
-- finds: /readyz
http_health:
http_health: path = '/readyz', status = 503

-- good: well
http_health:
