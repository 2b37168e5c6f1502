-- bad: one for life asks Postgres
-- finds: /livez
-- says: /livez runs 1.0 statements each time it is asked, and what restarts the app asks it / (no fix) / severity = medium / statements = 1
load_health_cost: path = '/livez', requests = 10, statements = 10
load_health_cost: path = '/readyz', requests = 10, statements = 20

-- bad: every second time
-- finds: /health/live
load_health_cost: path = '/health/live', requests = 10, statements = 5

-- bad: by other names
-- finds: /__lbheartbeat__; /alive; /api/ping
load_health_cost: path = '/alive', requests = 10, statements = 10
load_health_cost: path = '/api/ping', requests = 10, statements = 10
load_health_cost: path = '/__lbheartbeat__', requests = 10, statements = 10

-- good: the only page there is: a hint
-- hints: /healthz
-- says: (sure if what restarts the app asks it) / (no fix) / severity = low / certainty = hint
load_health_cost: path = '/healthz', requests = 10, statements = 10

-- good: it answers by itself
load_health_cost: path = '/healthz', requests = 10, statements = 0

-- good: once in a while
load_health_cost: path = '/livez', requests = 10, statements = 4

-- good: readiness may ask, beside one for life
load_health_cost: path = '/livez', requests = 10, statements = 0
load_health_cost: path = '/readyz', requests = 10, statements = 10

-- good: of two without a purpose in their names neither is told
load_health_cost: path = '/healthz', requests = 10, statements = 10
load_health_cost: path = '/xx__lbheartbeatxx', requests = 10, statements = 10

-- not applicable: no page was asked
load_endpoint:
