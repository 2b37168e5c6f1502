-- bad: none
-- finds: error tracking
http_site:

-- bad: counting visitors is not tracking errors
-- finds: error tracking
http_site:
http_sdk: purpose = 'analytics'

-- bad: a single script
-- finds: error tracking
http_site: scripts = 1

-- good: there
http_site:
http_sdk:

-- good: there and not set up: another check
http_site:
http_sdk: is_configured = 0

-- not applicable: no scripts
http_site: scripts = 0

-- bad: a tag manager may bring one: a guess
-- finds: error tracking
-- says: certainty = likely
http_site:
