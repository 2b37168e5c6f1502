/*
title    = "An asset that has not changed is not sent again"
severity = "medium"
harm     = "slow"
size     = "body_bytes"
stage    = 1000
applies  = "http_response where kind = 'asset' and status between 200 and 299"
why      = """
A browser whose copy is too old asks whether it still holds. Without an ETag or date it cannot ask; where the app ignores
the question it sends the whole file. Where no validator is there, only files above
1,400 bytes count, which is one packet. Files that may be kept for 30 days under an address that changes with them are left out, and so
are those that may not be stored at all. Medium from 10 kB on (a twentieth of a second on a slow phone line of 1.6 Mbit/s), low below."""
fix      = '''
Let whoever serves the files send their ETag and answer 304, and do not strip it on the way. nginx that serves them from disk does so
unless told otherwise (`etag on`); what it proxies the app must answer. Express: `express.static` as it comes. Django: WhiteNoise, or
ConditionalGetMiddleware. Rails: `Rack::ETag` and `Rack::ConditionalGet`.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9110.html#section-13"]
params.min_bytes = 1400
params.long_s = 2592000
params.medium_bytes = 10000
*/
select
    coalesce(name, path) as subject,
    path || case
        when has_validator = 0 then ' has neither ETag nor date, so it is sent whole each time'
        else ' is sent whole to browsers that already have it: it does not answer 304'
    end as message,
    iif(body_bytes >= :medium_bytes, 'medium', 'low') as severity,
    iif(has_validator = 0, 'files have neither ETag nor date', 'the ETag that browsers show is ignored') as cause,
    path,
    body_bytes
from http_response
where kind = 'asset' and status between 200 and 299 and is_no_store = 0
  and not ((is_hashed_name is not 0 or is_versioned = 1) and coalesce(max_age_s, 0) >= :long_s)
  and (is_revalidated = 0 or (has_validator = 0 and body_bytes > :min_bytes))
order by body_bytes desc, path
