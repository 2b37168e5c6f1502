-- bad: a minute for all
-- finds: /healthz
http_health: is_shareable = 1

-- good: no-store
http_health:

-- bad: of two only the one that may be kept is named
-- finds: /healthz
-- says: { default ""; /healthz no-store; }
http_health: is_shareable = 1
http_health: path = '/livez'
