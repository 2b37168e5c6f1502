/*
title    = "A long answer that has not changed is not sent again"
severity = "low"
harm     = "slow"
size     = "body_bytes"
stage    = 10000
applies  = "http_endpoint where method = 'GET' and is_no_store = 0 and body_bytes > 10240 and status between 200 and 299"
why      = """
Apps on phones ask for the same lists again and again. With an ETag the answer to most of that is 304 and no body. Only answers above
10 kB that may be kept are judged, and of them those to a GET: nobody keeps the answer to a POST."""
fix      = '''
Send an ETag (most frameworks have a middleware: Express does it by default, Django: ConditionalGetMiddleware), and answer `If-None-Match`.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc9110.html#section-13.1.2"]
params.min_bytes = 10240
*/
select
    path as subject,
    path || case
        when has_validator = 0 then ' has no ETag, so phones load it whole each time'
        else ' has an ETag, and is sent whole to clients that show it'
    end as message,
    iif(has_validator = 0, 'answers of the API have no ETag', 'the API ignores the ETag that clients show') as cause,
    body_bytes
from http_endpoint
where method = 'GET' and is_no_store = 0 and status between 200 and 299 and body_bytes > :min_bytes
  and (has_validator = 0 or is_revalidated = 0)
order by body_bytes desc, path
