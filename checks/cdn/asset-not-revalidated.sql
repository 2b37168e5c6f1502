/*
title    = "An asset that has not changed is not sent again"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "http_response where kind = 'asset' and status between 200 and 299"
why      = """
A browser whose copy is too old asks whether it still holds. Without an ETag or date it cannot ask; where the app ignores
the question it sends the whole file. Where no validator is there, only files above
1,400 bytes count, which is one packet; files that never change and say so are left out."""
fix      = '''
Let whoever serves the files send their ETag and answer 304, and do not strip it on the way. nginx that serves them from disk does so
unless told otherwise (`etag on`); what it proxies the app must answer. Express: `express.static` as it comes. Django: WhiteNoise, or
ConditionalGetMiddleware. Rails: `Rack::ETag` and `Rack::ConditionalGet`.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9110.html#section-13"]
params.min_bytes = 1400
params.long_s = 2592000
*/
select
    path as subject,
    path || case
        when has_validator = 0 then ' has neither ETag nor date, so it is sent whole each time'
        else ' is sent whole to browsers that already have it: it does not answer 304'
    end as message,
    body_bytes
from http_response
where kind = 'asset' and status between 200 and 299
  and not (is_hashed_name = 1 and coalesce(max_age_s, 0) >= :long_s)
  and (is_revalidated = 0 or (has_validator = 0 and body_bytes > :min_bytes))
order by body_bytes desc, path
