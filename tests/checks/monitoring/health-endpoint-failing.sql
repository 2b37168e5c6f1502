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

-- bad: just a failure
-- finds: /healthz
-- says: severity = high
http_health: status = 500

-- bad: well by its status and ill by its data
-- finds: /healthz
-- says: /healthz answers 200, and says in its data
-- says: severity = medium / cause = the app says that it is ill
http_health: says_ill = 1

-- bad: none at the path that plimsoll.toml names
-- finds: /a; /b; /c; /d; /e; /f
-- says: /a answers 404, though plimsoll.toml names it as the health endpoint (sure if
-- says: severity = medium / certainty = likely / cause = the health endpoint is not where it is said to be
http_health: path = '/a', is_given = 1, status = 404
http_health: path = '/b', is_given = 1, status = 300
http_health: path = '/c', is_given = 1, status = 199
http_health: path = '/d', is_given = 1, status = 400
http_health: path = '/e', is_given = 1, status = 402
http_health: path = '/f', is_given = 1, status = 499

-- good: one that plimsoll.toml names is well, or shut
http_health: path = '/a', is_given = 1
http_health: path = '/b', is_given = 1, status = 299
http_health: path = '/c', is_given = 1, status = 401
http_health: path = '/d', is_given = 1, status = 403

-- good: of usual paths one that leads elsewhere
http_health: status = 404

-- bad: just a failure is one that the app speaks of
-- finds: /healthz
-- says: /healthz answers 500: the app says that it is ill / (no fix) / severity = high / cause = the app says that it is ill
http_health: status = 500

-- bad: a failure that is not given away
-- finds: /healthz
-- says: /healthz answers 503: the app says that it is ill
http_health: status = 503

-- bad: not there, and ill by its data
-- finds: /a
-- says: severity = medium / cause = the app says that it is ill
http_health: path = '/a', is_given = 1, status = 404, says_ill = 1

-- bad: not there
-- finds: /a
-- says: severity = medium / certainty = likely / cause = the health endpoint is not where it is said to be
http_health: path = '/a', is_given = 1, status = 404
