-- bad: 503
-- finds: /readyz
http_health:
http_health: path = '/readyz', status = 503

-- bad: ill, with the plainest of answers
-- finds: /healthz
http_health: status = 500

-- good: well
http_health:

-- good: it leads elsewhere
http_health: status = 302

-- bad: one cause for all paths
-- finds: /healthz; /readyz
-- says: cause = the app says that it is ill
http_health: status = 503
http_health: path = '/readyz', status = 503
