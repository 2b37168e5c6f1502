/*
title    = "The API tells clients how much they may ask"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "http_response where kind = 'api' and status between 200 and 299"
why      = """
One client with a bug in a loop, or one scraper, takes the capacity of everybody. We do not hammer to find out; what can be seen
from outside are headers (`RateLimit`, `X-RateLimit-*`) or an answer 429 in the OpenAPI document. A limit that a proxy keeps in silence
is not seen, so this is a guess: declare such a limit with a waiver."""
fix      = '''
nginx: `limit_req_zone $binary_remote_addr zone=api:10m rate=20r/s;` and `limit_req zone=api burst=40;`, or a middleware that counts in Redis. Answer 429 with Retry-After.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc6585.html#section-4", "https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/"]
*/
select
    'the API' as subject,
    format('none of %d endpoints shows a rate limit (sure if the proxy before the app keeps none either)', count(*)) as message,
    'likely' as certainty,
    'limit_req_zone $binary_remote_addr zone=api:10m rate=20r/s; limit_req_status 429;' as fix,
    count(*) as endpoints
from http_response
where kind = 'api' and status between 200 and 299
having max(has_rate_limit) = 0
   and not exists (select 1 from http_site where has_documented_rate_limit = 1)
order by subject
