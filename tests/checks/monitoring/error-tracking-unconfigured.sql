-- bad: an empty DSN
-- finds: sentry
http_sdk: is_configured = 0

-- good: a DSN
http_sdk:

-- good: a tool for something else has no key
http_sdk:
http_sdk: name = 'sentry_2', purpose = 'analytics', is_configured = 0

-- not applicable: a tool whose key has no known shape
http_sdk: name = 'honeybadger', is_configured = null

-- not applicable: a tool for something else
http_sdk: purpose = 'analytics'

-- bad: the pages may ask for the key later: a guess
-- finds: sentry
-- says: (sure if an error that you make
-- says: certainty = likely
http_sdk: is_configured = 0
