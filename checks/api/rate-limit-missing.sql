/*
title    = "The API tells clients how much they may ask"
severity = "medium"
harm     = "outage"
stage    = 1000
applies  = "http_endpoint where status between 200 and 299"
why      = """
One client with a bug in a loop, or one scraper, takes the capacity of everybody. We do not hammer to find out; what can be seen
from outside are headers (`RateLimit`, `X-RateLimit-*`), an answer 429 in the OpenAPI document, or one that this scan was given. A limit that a proxy keeps in silence
is not seen, so this is a guess: declare such a limit with a waiver."""
fix      = '''
A middleware that counts in Redis, by user where there is one; or nginx, by address: 20 requests a second and 100 at once is what a busy
page asks for, so raise it where one address stands for an office. Answer 429 with Retry-After.'''
docs     = ["https://www.rfc-editor.org/rfc/rfc6585.html#section-4", "https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/"]
*/
select
    'the API' as subject,
    format(iif(count(*) = 1, 'the one endpoint that was seen shows no rate limit', 'none of %d endpoints shows a rate limit') || ' (sure if the proxy before the app keeps none either)', count(*)) as message,
    'likely' as certainty,
    printf('# nginx, in http { … }: a share for each address. Behind a CDN or load balancer set real_ip_header first, or all visitors share one
map $uri $api_client { default ""; %s }
map $api_client $api_policy { default "\"api\";q=20;w=1"; "" ""; }
map "$status$upstream_http_retry_after" $api_retry { default ""; 429 1; }
limit_req_zone $api_client zone=api:10m rate=20r/s;
# in server { … }; add_header lines go beside those that are there: a level with lines of its own inherits none
limit_req zone=api burst=100 nodelay;
limit_req_status 429;
add_header RateLimit-Policy $api_policy;
add_header Retry-After $api_retry always;', (
        select group_concat(line, ' ')
        from (select distinct nginx_area(path) || ' $binary_remote_addr;' as line
              from http_endpoint where status between 200 and 299 order by line))) as fix, 'nginx' as fix_kind,
    count(*) as endpoints
from http_endpoint
where status between 200 and 299
having max(has_rate_limit) = 0
   and not exists (select 1 from http_site where has_documented_rate_limit = 1 or has_shown_rate_limit = 1)
order by subject
