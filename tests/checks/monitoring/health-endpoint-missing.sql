-- bad: none
-- finds: health endpoint
http_site:

-- good: /healthz
http_site:
http_health:

-- good: one that says that it is ill is there
http_site:
http_health: status = 503

-- bad: one at a path or port of its own is not seen: a guess
-- finds: health endpoint
-- says: certainty = likely
http_site:

-- good: one that is refused is there
http_site:
http_health: status = 403

-- not applicable: files alone
http_site: is_files_only = 1
