-- bad: an empty DSN
-- finds: sentry
http_sdk: is_configured = 0

-- good: a DSN
http_sdk:

-- not applicable: a tool whose key has no known shape
http_sdk: name = 'honeybadger', is_configured = null
