/*
title    = "Every asset says how long it may be kept"
severity = "medium"
harm     = "slow"
stage    = 1000
applies  = "http_response where kind = 'asset' and status between 200 and 299"
why      = """
Where nothing is said, every cache guesses: Varnish keeps it two minutes, nginx not at all, Cloudflare by its ending, a
browser a tenth of its age. Nobody can say when visitors see a change."""
fix      = '''
Send `Cache-Control: no-cache` with files whose content may change under their name, `max-age` with the rest.'''
docs     = ["https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Cache-Control"]
*/
select
    path as subject,
    path || ' says nothing about how long it may be kept, so every cache guesses' as message,
    nginx_snippet('keeping') as fix, 'nginx' as fix_kind,
    wire_bytes
from http_response
where kind = 'asset' and status between 200 and 299 and has_cache_control = 0
order by path
