-- bad: a minute for all
-- finds: /healthz
http_health: is_shareable = 1

-- good: no-store
http_health:
