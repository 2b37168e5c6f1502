/*
title    = "A request can be found again in the logs"
severity = "medium"
harm     = "blind"
stage    = 1000
applies  = "http_site where not is_files_only and (exists (select 1 from http_response where kind = 'page' and status between 200 and 299) or exists (select 1 from http_endpoint where status between 200 and 299))"
why      = """
"It was slow at ten past nine" finds nothing among a million lines. With an id in the answer (X-Request-Id, traceresponse, a
trace header, the id of a CDN or host) and in every log line, one request can be followed through all parts. An id that is logged and not
sent is not seen, so this is a guess. Of files alone, without a database (`without` in plimsoll.toml), none is asked for."""
fix      = '''
nginx: `proxy_set_header X-Request-Id $request_id; add_header X-Request-Id $request_id;` and log it in the app.'''
docs     = ["https://www.w3.org/TR/trace-context/"]
*/
select
    'request id' as subject,
    format(iif(count(*) = 1, 'the one answer that was seen does not name its request', 'none of %d answers names its request') || ' (sure if the logs have no id either)', count(*)) as message,
    'likely' as certainty,
    '# nginx, in server { … }, beside the add_header lines that are there: a level with lines of its own inherits none
add_header X-Request-Id $request_id always;
# and so that the app can log it, beside the proxy_set_header lines that are there:
#   proxy_set_header X-Request-Id $request_id;' as fix, 'nginx' as fix_kind,
    count(*) as answers
from (
    select has_request_id from http_response where kind = 'page' and status between 200 and 299
    union all
    select has_request_id from http_endpoint where status between 200 and 299
)
having max(has_request_id) = 0
order by subject
