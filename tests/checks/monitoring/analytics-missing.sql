-- bad: none
-- finds: analytics
http_site:
http_sdk:

-- bad: a key is missing
-- finds: analytics
http_site:
http_sdk: purpose = 'analytics', is_configured = 0

-- bad: a single script
-- finds: analytics
http_site: scripts = 1

-- good: there
http_site:
http_sdk: purpose = 'analytics', is_configured = null

-- not applicable: no scripts
http_site: scripts = 0

-- bad: a count on the server is not seen: a guess
-- finds: analytics
-- says: certainty = likely
http_site:
