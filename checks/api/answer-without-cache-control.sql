/*
title    = "Every answer says whether it may be kept"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "http_response where kind = 'api' and status between 200 and 299"
why      = """
Where an answer of the API says nothing, caches guess. Varnish keeps it for two minutes, whoever it was for; nginx keeps it once
somebody switches its cache on. The day a CDN comes, one customer may see another's data."""
fix      = '''
Send `Cache-Control: no-store` by default, in one place of the code, and something better where an answer is the same for all. Until
then nginx in front of it can say `no-cache` for all that says nothing: put it where the configuration is deployed from, in a
container its image.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9111.html#section-4.2.2"]
*/
select
    path as subject,
    path || ' does not say whether it may be kept, so a cache in front may hand it to somebody else' as message,
    nginx_snippet('keeping') as fix, 'nginx' as fix_kind
from http_response
where kind = 'api' and status between 200 and 299 and has_cache_control = 0
order by path
