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

-- bad: eleven seconds
-- finds: /healthz
-- says: kept by a cache for 11 s
-- says: severity = medium
http_health: is_shareable = 1, shared_s = 11

-- bad: ten are no longer than it takes until the next question
-- finds: /healthz
-- says: severity = low
http_health: is_shareable = 1, shared_s = 10
